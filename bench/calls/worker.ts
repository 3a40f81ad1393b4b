// One peer, in a process of its own: its heap, timers, sockets and globals disturb no other.
import { answer } from "../ipc.ts";
import { peers, type PeerName } from "../peers/index.ts";
import type { Examples, Peer } from "../peers/peer.ts";
import { measures, type Measures } from "./measures.ts";

/** The first order. */
export interface Connection {
  measure: "connect";
  peer: PeerName;
  url: string;
  examples: Examples;
}

export interface Order {
  measure: keyof Measures;
  call: keyof Peer;
  calls: number;
  inFlight?: number;
}

let client: Peer;

answer(async (order: Connection | Order) => {
  if (order.measure === "connect") {
    const { connect } = await peers[order.peer]();
    client = connect(order.url, order.examples);
    return;
  }
  const { measure, call, calls, inFlight } = order;
  // A peer that brings no user home mustn't win.
  const work = async (): Promise<void> => {
    const got = await client[call]();
    if (typeof got !== "object" || got === null) throw new Error("A call brought nothing.");
  };
  return measures[measure](work, calls, inFlight);
});
