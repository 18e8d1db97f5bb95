import "./style/fonts.css";
import "./style/tokens.css";
import "./style/text.css";
import "./style/page.css";
import "./style/buttons.css";
import "./style/fields.css";
import { render } from "preact";
import { App } from "./app/App.tsx";
import { worksOffline } from "./offline/register.ts";
import { mendLanguage } from "./state/language.ts";

// The plots' library asks Intl for this language as soon as it is loaded.
mendLanguage();
render(<App />, document.getElementById("page") as HTMLElement);
addEventListener("load", () => void worksOffline());
