import { backendNames, backendTitles } from "../../state/backendNames.ts";
import { type Kind, kinds, reasonsOf, type Tally } from "./checks.ts";
import { differences, done, failures, tallies } from "./state.ts";

/** What each backend passes so far, kind by kind; then how far their gradients are apart. */
export function CheckTable() {
  const checked = backendNames.filter((name) => tallies.value[name]);
  if (checked.length === 0) return null;
  const reasons = reasonsOf(tallies.value);
  const asked = (Object.keys(kinds) as Kind[]).filter((kind) =>
    checked.some((name) => tallies.value[name]?.[kind]),
  );
  return (
    <>
      <div class="table-room">
        <table class="checks">
          <caption class="unseen">Checks by kind and backend</caption>
          <thead>
            <tr>
              <td />
              {checked.map((name) => (
                <th key={name} scope="col">
                  {backendTitles[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.map((kind) => (
              <tr key={kind}>
                <th scope="row">{kinds[kind]}</th>
                {checked.map((name) => (
                  <TallyCell key={name} tally={tallies.value[name]?.[kind]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {reasons.length > 0 && (
        <details class="not-made">
          <summary>Why some were not made</summary>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
      {done.value && (
        <div class="differences">
          <h3>Largest difference between two backends' gradients</h3>
          <ul>
            {differences.value.map(({ network, backends, largest }) => (
              <li key={network}>
                <strong data-testid="difference">{largest.toExponential(1)}</strong> of the largest gradient,
                between {backends.join(" and ")}: {network}
              </li>
            ))}
          </ul>
        </div>
      )}
      {failures.value.length > 0 && (
        <details class="failures">
          <summary>{failures.value.length} failed</summary>
          {failures.value.slice(0, 50).map(({ backend, id, error }) => (
            <p key={`${backend}${id}`}>
              <strong>
                {backend}: {id}
              </strong>
              <br />
              {error}
            </p>
          ))}
        </details>
      )}
    </>
  );
}

function TallyCell({ tally }: { readonly tally: Tally | undefined }) {
  if (!tally) return <td />;
  const { total, passed, failed, skipped } = tally;
  const made = passed + failed + skipped;
  if (made < total)
    return (
      <td class="under-way">
        {made} of {total}
      </td>
    );
  return (
    <td class={failed > 0 ? "failed" : "passed"}>
      {failed > 0 ? `✗ ${failed} of ${total} failed` : `✓ ${passed}`}
      {skipped > 0 && <span class="note"> {skipped} not made</span>}
    </td>
  );
}
