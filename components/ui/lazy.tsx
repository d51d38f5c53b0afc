"use client";

import {
  Component,
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "use-intl";
import { isOutdated } from "@/lib/platform/new-build";
import { Button } from "./button";
import { Spinner } from "./spinner";
import { useHydrated } from "./use-hydrated";

type Closable = { open?: boolean; onClose?: () => void; onOpenChange?: (open: boolean) => void };

/**
 * Returns a dialog or menu whose code loads when it first opens, and `preload`, which starts loading
 * earlier: `lazyDialog(() => import("./edit-dialog").then((file) => file.EditDialog))`.
 */
export function lazyDialog<P extends object>(load: () => Promise<ComponentType<P>>) {
  let loaded: ComponentType<P> | null = null;
  const start = async () => {
    loaded ??= await load();
    return { default: loaded };
  };
  const first = () => loaded ?? lazy(start);
  function LazyDialog(props: P & Closable) {
    const { open = true, onClose, onOpenChange } = props;
    // Stays mounted after the first opening, so that the closing animation can run.
    const [opened, setOpened] = useState(open);
    if (open && !opened) setOpened(true);
    if (!opened) return null;
    return (
      <Loader first={first} props={props} open={open} onClose={onClose ?? closer(onOpenChange)} />
    );
  }
  return Object.assign(LazyDialog, { preload: () => void start().catch(() => undefined) });
}

function closer(onOpenChange: Closable["onOpenChange"]): (() => void) | undefined {
  return onOpenChange && (() => onOpenChange(false));
}

const FIRST_EVENTS = ["pointermove", "keydown", "touchstart"] as const;

/** Loads dialogs and menus after the person's first interaction with the page. */
export function usePreload(...preloads: readonly (() => void)[]): void {
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const preload = () => {
      controller.abort();
      // Deferred, so that the first press does not wait for it.
      setTimeout(() => preloads.forEach((load) => load()), 200);
    };
    for (const sign of FIRST_EVENTS)
      document.addEventListener(sign, preload, { signal, passive: true });
    return () => controller.abort();
    // The list never changes.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}

type LoaderProps<P> = {
  /** The loaded component. Rendered directly, because React.lazy shows it after a delay. */
  first: () => ComponentType<P>;
  props: P;
  open: boolean;
  onClose: (() => void) | undefined;
};

function Loader<P extends object>({ first, props, open, onClose }: LoaderProps<P>) {
  const [Content, setContent] = useState<ComponentType<P>>(first);
  return (
    <LoadBoundary
      fallback={(reset) =>
        open && (
          <LoadFailure
            onClose={onClose}
            onRetry={() => {
              // After an update, the server no longer has the code of an old page.
              if (isOutdated()) return window.location.reload();
              // React.lazy caches a failure.
              setContent(first);
              reset();
            }}
          />
        )
      }
    >
      <Suspense fallback={open ? <Loading /> : null}>
        <Content {...props} />
      </Suspense>
    </LoadBoundary>
  );
}

type LoadBoundaryProps = { children: ReactNode; fallback: (reset: () => void) => ReactNode };

/** Catches loading errors only; errors of the loaded component reach the page. */
class LoadBoundary extends Component<LoadBoundaryProps, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(error: unknown) {
    if (!isLoadError(error)) throw error;
    return { failed: true };
  }
  override render() {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(() => this.setState({ failed: false }));
  }
}

function isLoadError(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === "ChunkLoadError" || /import|chunk/i.test(error.message))
  );
}

const PANEL = "floating z-60 flex-wrap gap-2 bg-raised px-4 py-2.5 shadow-sheet";

/** Shows a note outside of the menu whose part is loading: a menu may contain only its items. */
function Outside({ children }: { children: ReactNode }) {
  return useHydrated() ? createPortal(children, document.body) : children;
}

function Loading() {
  const t = useTranslations("common");
  return (
    <Outside>
      <p role="status" className={`${PANEL} animate-late`}>
        <Spinner className="text-accent-text" />
        {t("loading")}
      </p>
    </Outside>
  );
}

function LoadFailure({ onRetry, onClose }: { onRetry: () => void; onClose?: () => void }) {
  const t = useTranslations("common");
  const retry = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const menu = document.activeElement?.closest<HTMLElement>("[role=menu]");
    // Tab does not leave a menu, so the button could not be reached.
    if (!menu) return;
    retry.current?.focus();
    return () => menu.focus();
  }, []);
  return (
    <Outside>
      <div role="alert" className={PANEL}>
        <p className="mr-1">{t("partFailed")}</p>
        <Button ref={retry} size="sm" variant="primary" onClick={onRetry}>
          {t("tryAgain")}
        </Button>
        {onClose && (
          <Button size="sm" variant="ghost" onClick={onClose}>
            {t("close")}
          </Button>
        )}
      </div>
    </Outside>
  );
}
