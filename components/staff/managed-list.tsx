"use client";

import type { ReactNode } from "react";
import { RecentSignInProvider } from "../recent-sign-in/recent-sign-in-provider";
import { Button } from "../ui/button";
import { PageHeader } from "../ui/page-header";
import type { Column } from "../data-table/column";
import { DataTable } from "../data-table/data-table";

type ManagedListProps<Row> = {
  title: string;
  text: string;
  /** The button that adds a row. */
  add: { label: string; icon: ReactNode; onClick: () => void };
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  actionsLabel: string;
  actions: (row: Row) => ReactNode;
  identityProvider: string | null;
  /** Below the table: cards and dialogs. */
  children: ReactNode;
};

/** A list that administrators manage: heading, button to add, table. Changes need a recent sign-in. */
export function ManagedList<Row extends { id: string }>(props: ManagedListProps<Row>) {
  const { title, text, add, columns, rows = [], actionsLabel, actions } = props;
  return (
    <RecentSignInProvider identityProvider={props.identityProvider}>
      <PageHeader
        title={title}
        subtitle={text}
        actions={
          <Button variant="primary" onClick={add.onClick}>
            {add.icon}
            {add.label}
          </Button>
        }
      />
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        totalRows={rows.length}
        loading={props.rows === undefined}
        actionsLabel={actionsLabel}
        actions={actions}
      />
      {props.children}
    </RecentSignInProvider>
  );
}
