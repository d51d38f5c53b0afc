import "react";

declare module "react" {
  /** React's own type of `memo` drops a component's type parameters. */
  function memo<Props, Output>(component: (props: Props) => Output): (props: Props) => Output;
}
