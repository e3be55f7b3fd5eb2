import "@stick-gen/player";
import three from "@stick-gen/player/three?url";
import { useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import film from "../../film.motion?url";

const STYLES = ["normal", "sketch", "ink", "neon", "chalk", "blueprint", "xkcd"];

function App() {
  const player = useRef(null);
  const [style, setStyle] = useState("sketch");
  return (
    <main style={{ maxWidth: "46rem", margin: "2rem auto", fontFamily: "system-ui, sans-serif" }}>
      <h1>A film in React</h1>
      <stick-gen-film ref={player} src={film} film-style={style} three-src={three} controls loop />
      <p>
        <button onClick={() => player.current.toggle()}>Play or pause</button>
        <select value={style} onChange={(event) => setStyle(event.target.value)}>
          {STYLES.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </p>
    </main>
  );
}

createRoot(document.getElementById("root")).render(<App />);
