"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import {
  cloneElement,
  type ComponentProps,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from "react";
import { lazyDialog } from "./lazy";
import { Link } from "./link";
import { useMenuParts } from "./menu-context";

const MenuContent = lazyDialog(() => import("./menu-content").then((file) => file.MenuContent));

/** Loads the code of menus before the first one opens. */
export const preloadMenu = MenuContent.preload;

const CLOSED = { open: false, byKey: false };
const OPENING_KEYS = ["Enter", " ", "ArrowDown"];

type MenuProps = {
  /** One Button or IconButton, which opens the menu. */
  trigger: ReactElement<ComponentProps<"button">>;
  /** Menu items, separators and groups. */
  children: ReactNode;
  /** Called when the menu may soon open, to load what it shows. */
  onIntent?: () => void;
  align?: "start" | "end";
  side?: "top" | "bottom" | "right";
  className?: string;
};

/**
 * A menu that drops from its button. Radix's own trigger would load its positioning code with every
 * list, so this button loads the menu on hover, focus or press.
 */
export function Menu({
  trigger,
  children,
  onIntent,
  align = "end",
  side = "bottom",
  className,
}: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState(CLOSED);
  function warm() {
    MenuContent.preload();
    onIntent?.();
  }
  function openOnPress(event: PointerEvent) {
    if (event.button !== 0 || event.ctrlKey) return;
    // The browser's default would move the focus from the menu back to the button.
    if (!state.open) event.preventDefault();
    setState({ open: !state.open, byKey: false });
  }
  function openOnKey(event: KeyboardEvent) {
    if (event.key === "Escape") setState(CLOSED);
    if (!OPENING_KEYS.includes(event.key)) return;
    event.preventDefault();
    setState({ open: event.key === "ArrowDown" || !state.open, byKey: true });
  }
  const control = {
    ref: button,
    id,
    "aria-haspopup": "menu",
    "aria-expanded": state.open,
    "data-state": state.open ? "open" : "closed",
    onPointerDown: openOnPress,
    onPointerEnter: warm,
    onFocus: warm,
    onKeyDown: openOnKey,
  } as const;
  return (
    <>
      {cloneElement(trigger, control)}
      <MenuContent
        open={state.open}
        onOpenChange={(open) => setState({ open, byKey: false })}
        button={button}
        buttonId={id}
        byKey={state.byKey}
        align={align}
        side={side}
        className={className}
      >
        {children}
      </MenuContent>
    </>
  );
}

const itemStyle = [
  "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-[7px] px-2.5 py-1.5 select-none",
  "outline-none data-[highlighted]:bg-hover data-[disabled]:cursor-default",
  "data-[disabled]:text-ink-faint [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint",
].join(" ");

type MenuItemProps = {
  icon?: ReactNode;
  tone?: "plain" | "danger";
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
};

/** A menu item that runs an action. */
export function MenuItem({ icon, tone = "plain", disabled, onSelect, children }: MenuItemProps) {
  const { Item } = useMenuParts();
  return (
    <Item
      disabled={disabled}
      onSelect={onSelect}
      className={clsx(
        itemStyle,
        tone === "danger" &&
          "text-danger-text data-[highlighted]:bg-danger-soft [&_svg]:text-danger-text",
      )}
    >
      {icon}
      {children}
    </Item>
  );
}

type MenuLinkProps = { icon?: ReactNode; href: string; children: ReactNode };

/** A menu item that opens another page. */
export function MenuLink({ icon, href, children }: MenuLinkProps) {
  const { Item } = useMenuParts();
  return (
    <Item asChild className={itemStyle}>
      <Link href={href}>
        {icon}
        {children}
      </Link>
    </Item>
  );
}

/** A line between groups of items. */
export function MenuSeparator() {
  const { Separator } = useMenuParts();
  return <Separator className="-mx-1.5 my-1.5 border-t" />;
}

type MenuRadioGroupProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
};

/** A radio group in a menu. The menu stays open, so that the effect is visible. */
export function MenuRadioGroup<T extends string>({
  label,
  value,
  options,
  onChoose,
}: MenuRadioGroupProps<T>) {
  const { RadioGroup, Label, RadioItem, ItemIndicator } = useMenuParts();
  const labelId = useId();
  return (
    <RadioGroup value={value} aria-labelledby={labelId}>
      <Label id={labelId} className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-ink-faint">
        {label}
      </Label>
      {options.map((option) => (
        <RadioItem
          key={option.value}
          value={option.value}
          className={itemStyle}
          onSelect={(event) => {
            event.preventDefault();
            onChoose(option.value);
          }}
        >
          <span className="flex-1">{option.label}</span>
          <ItemIndicator>
            <Check aria-hidden="true" className="text-accent-text!" />
          </ItemIndicator>
        </RadioItem>
      ))}
    </RadioGroup>
  );
}
