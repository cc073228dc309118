// Requests to the API.

const token = document.getElementById("picture")?.dataset.csrf ?? "";

/** A request; what went wrong is thrown in words. */
export async function ask(path, method = "GET", body = undefined) {
  const answer = await fetch(path, {
    method,
    headers: { Accept: "application/json", ...(method === "GET" ? {} : { "Content-Type": "application/json", "X-CSRF-TOKEN": token }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.status === 204) return null;
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.detail || String(answer.status));
  return told;
}
