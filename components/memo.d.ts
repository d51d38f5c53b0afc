import "react";

declare module "react" {
  /** React's own type of `memo` forgets what a component is generic in. */
  function memo<Props, Drawn>(component: (props: Props) => Drawn): (props: Props) => Drawn;
}
