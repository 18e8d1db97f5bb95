/** The address of a file that a bundler copies beside the page's scripts. */
declare module "*?url" {
  const url: string;
  export default url;
}
