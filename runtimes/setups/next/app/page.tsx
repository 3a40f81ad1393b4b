export default function Page() {
  return <p>A page that asks nothing of anyone: it is made when the app is built.</p>;
}
