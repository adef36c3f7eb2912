"""Modules of JavaScript in one script: each once, in a scope of its own, after what it imports."""

import json
from pathlib import Path

from proof.render import modules, programs

ONE = """let calls = 0
export const next = () => ++calls
export class Sign {
  word = 'one'
}
"""
TWO = """import { next } from './one.mjs'
const secret = 'two'
export function* twice() {
  yield next()
  yield next()
}
"""
THREE = """import { Sign, next } from '../one.mjs'
import { twice } from '../two.mjs'
const secret = 'three'
export async function all() {
  return [...twice(), next(), new Sign().word, secret]
}
"""
FILES = {"one.mjs": ONE, "two.mjs": TWO, "deep/three.mjs": THREE}


def test_names_that_modules_do_not_export_are_their_own_and_state_is_shared(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("deep").mkdir()
    for name, text in FILES.items():
        Path(name).write_text(text)
    script = modules.script(main=Path("deep/three.mjs"), first=Path("one.mjs"))
    end = "main.all().then((all) => require('fs').writeFileSync('found.json', JSON.stringify([...all, first.next()])))\n"
    Path("page.cjs").write_text(f"(() => {{\n'use strict'\n{script}{end}}})()\n")
    programs.run([programs.node(), "page.cjs"], "the script could not be run")
    assert json.loads(Path("found.json").read_text()) == [1, 2, 3, "one", "three", 4]
    assert "import" not in script and "export " not in script
