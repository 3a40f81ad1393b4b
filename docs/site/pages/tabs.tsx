import type { ComponentChildren, JSX } from "preact";

export interface Tab {
  readonly label: string;
  readonly content: ComponentChildren;
}

/**
 * Panels of which one shows. Without JavaScript, and in print, all of them show under one another.
 *
 * @param id unique on the page
 * @param label the name that a screen reader gives the list
 */
export function Tabs({ id, label, tabs }: { id: string; label: string; tabs: readonly Tab[] }): JSX.Element {
  return (
    <div class="tabs" data-tabs>
      <div class="tab-list" role="tablist" aria-label={label}>
        {tabs.map((tab, i) => (
          <button
            type="button"
            role="tab"
            id={`${id}-tab-${i}`}
            aria-controls={`${id}-panel-${i}`}
            aria-selected={i === 0}
            tabIndex={i === 0 ? 0 : -1}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab, i) => (
        <div
          role="tabpanel"
          id={`${id}-panel-${i}`}
          aria-labelledby={`${id}-tab-${i}`}
          class={i === 0 ? "is-open" : ""}
        >
          <p class="tab-name">{tab.label}</p>
          {tab.content}
        </div>
      ))}
    </div>
  );
}
