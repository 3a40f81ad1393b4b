import type { JSX } from "preact";
import { paths } from "../model/links.ts";
import { leadOf } from "../markdown/lead.ts";
import { useLink, useSurroundings } from "./context.ts";
import { Inline } from "./text.tsx";

/** The list of guides, each with how it begins. */
export function GuideIndex(): JSX.Element {
  const { site } = useSurroundings();
  const link = useLink();
  return (
    <article>
      <h1>Guides</h1>
      <ul class="cards">
        {site.guides.map(({ name, title, markdown }) => (
          <li>
            <h2>
              <a href={link(paths.guide(name))}>
                <Inline text={title} />
              </a>
            </h2>
            <p>
              <Inline text={leadOf(markdown)} />
            </p>
          </li>
        ))}
      </ul>
    </article>
  );
}
