"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "./button";
import { usePausableTimer, useSecondsUntil } from "./use-toast-timers";

const MAX_SHOWN = 4;
const HOTKEY = "F8";
const FADE_MS = 150;
const REGION = "data-toasts";

type ToastOptions = {
  /** With `endsAt`: called with the seconds left, finally with 0. */
  title: string | ((seconds: number) => string);
  /** When the countdown ends (ms since 1970); the button is then removed. */
  endsAt?: number;
  description?: string;
  tone?: "plain" | "success" | "danger";
  /** One button, such as Undo; `altText` describes the alternative without the toast. */
  action?: { label: string; altText: string; onClick: () => void };
  /** How long it is shown in ms, not counting time under the pointer or with the focus inside. */
  durationMs?: number;
};

/** Shows a toast and returns a function that removes it. */
type ShowToast = (options: ToastOptions) => () => void;
type ShownToast = ToastOptions & { id: number };

const ToastContext = createContext<ShowToast | null>(null);

/** Returns the function that shows a toast: `toast({ title })`. */
export function useToast(): ShowToast {
  const show = use(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}

/** Returns true for an element inside a toast; clicking there must not close an open dialog. */
export function isInToast(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`[${REGION}]`) !== null;
}

let lastId = 0;

/** Provides `useToast` and the live region that shows toasts. F8 moves the focus there. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const region = useRef<HTMLDivElement>(null);
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const remove = useCallback(
    (id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)),
    [],
  );
  const show = useCallback(
    (options: ToastOptions) => {
      lastId += 1;
      const id = lastId;
      setToasts((now) => [...now, { ...options, id }].slice(-MAX_SHOWN));
      return () => remove(id);
    },
    [remove],
  );
  useEffect(() => {
    function focusRegion(event: globalThis.KeyboardEvent) {
      if (event.key === HOTKEY) region.current?.focus();
    }
    document.addEventListener("keydown", focusRegion);
    return () => document.removeEventListener("keydown", focusRegion);
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <div
        {...{ [REGION]: "" }}
        ref={region}
        role="region"
        tabIndex={-1}
        aria-label={t("notifications", { hotkey: HOTKEY })}
        className="pointer-events-none fixed right-0 z-60 w-full p-4 outline-none max-md:top-0 max-md:p-3 md:bottom-0 md:w-[26rem]"
      >
        {/* A live region added together with its text would not be read out. */}
        <ol aria-live="polite" aria-relevant="additions" className="flex flex-col gap-2">
          {toasts.map((toast) => (
            <Toast key={toast.id} {...toast} onClosed={remove} />
          ))}
        </ol>
      </div>
    </ToastContext>
  );
}

const icons = {
  plain: null,
  success: <CircleCheck aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-accent-text" />,
  danger: <CircleAlert aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-danger-text" />,
};

function Toast({
  id,
  title,
  endsAt,
  description,
  tone = "plain",
  action,
  durationMs = tone === "danger" ? 9000 : 5000,
  onClosed,
}: ShownToast & { onClosed: (id: number) => void }) {
  const t = useTranslations("common");
  const [open, setOpen] = useState(true);
  const close = () => setOpen(false);
  const seconds = useSecondsUntil(endsAt);
  const pause = usePausableTimer(durationMs, setOpen);
  useEffect(() => {
    if (open) return;
    const timer = setTimeout(onClosed, FADE_MS, id);
    return () => clearTimeout(timer);
  }, [open, id, onClosed]);
  function closeOnEscape(event: KeyboardEvent) {
    if (event.key === "Escape") close();
  }
  return (
    // Hover only pauses the timer, and Escape closes the toast; both are also possible with the buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      {...pause}
      data-state={open ? "open" : "closed"}
      onKeyDown={closeOnEscape}
      className="pointer-events-auto flex items-start gap-3 rounded-float bg-raised py-3 pr-2 pl-4 shadow-float data-[state=closed]:animate-slide-out data-[state=open]:animate-rise"
    >
      {icons[tone]}
      <div className="min-w-0 flex-1 break-words">
        <p className="line-clamp-3 font-medium tabular-nums">
          {typeof title === "string" ? title : title(seconds ?? 0)}
        </p>
        {description && <p className="text-sm text-pretty text-ink-muted">{description}</p>}
      </div>
      {action && seconds !== 0 && (
        <Button
          size="sm"
          className="-my-1"
          title={action.altText}
          onClick={() => {
            close();
            action.onClick();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="sm" label={t("close")} icon={<X />} className="-my-1" onClick={close} />
    </li>
  );
}
