declare module "saxen" {
  type Attributes = Record<string, string>;
  type Decode = (text: string) => string;
  /** A small SAX parser that is published without types. */
  export class Parser {
    on(
      event: "openTag",
      handle: (
        name: string,
        attributes: () => Attributes,
        decode: Decode,
        selfClosing: boolean,
      ) => void,
    ): this;
    on(
      event: "closeTag",
      handle: (name: string, decode: Decode, selfClosing: boolean) => void,
    ): this;
    on(event: "text", handle: (value: string, decode: Decode) => void): this;
    on(event: "cdata", handle: (value: string) => void): this;
    on(event: "error" | "warn", handle: (error: Error) => void): this;
    parse(xml: string): this;
    stop(): void;
  }
}
