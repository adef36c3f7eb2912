// node parity.mjs ASKED FOUND: run the networks of live parts, and write as JSON how far each is off what it has to answer.
import { readFileSync, writeFileSync } from 'node:fs'
import { unpacked } from '../live/network.mjs'
import { furthest } from '../live/parity.mjs'

const [asked, found] = process.argv.slice(2)
const over = (table, change) => Object.fromEntries(Object.entries(table).map(([name, value]) => [name, change(value)]))
const parts = JSON.parse(readFileSync(asked, 'utf8'))
writeFileSync(found, JSON.stringify(over(parts, (part) => over(part, ([network, answers]) => furthest(unpacked(network), answers)))))
