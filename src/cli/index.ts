#!/usr/bin/env node
/// <reference types="node" />
import process from "node:process";
import { ignoreWriteErrors } from "./console.ts";
import { main } from "./main.ts";

ignoreWriteErrors();
process.exitCode = await main(process.argv.slice(2));
