"""The command palette: every key of the screen by name, the doors, the themes, the languages."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from workbench.tui.bindings import in_force
from workbench.tui.doors import open_doors
from workbench.tui.wording import language, say


class WorkbenchCommands(Provider):
    """What can be done from here, in the words of the help."""

    async def discover(self) -> Hits:
        for words, call, about in self._commands():
            yield DiscoveryHit(words, call, help=about)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for words, call, about in self._commands():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, matcher.highlight(words), call, help=about)

    def _commands(self):  # type: ignore[no-untyped-def]
        app = self.app
        for door in open_doors():
            yield (
                say("palette.go", door=door.title(language())),
                partial(app.run_action, f"app.door('{door.name}')"),
                "",
            )
        yield say("palette.info"), partial(app.run_action, "app.info"), ""
        yield say("palette.sign"), partial(app.run_action, "app.sign"), ""
        seen = set()
        for node in (self.focused, self.screen, app):
            for bindings in in_force(node).key_to_bindings.values() if node is not None else ():
                for binding in bindings:
                    if binding.id and binding.description and binding.id not in seen and "door" not in binding.id:
                        seen.add(binding.id)
                        shown = app.get_key_display(binding)
                        yield binding.description, partial(node.run_action, binding.action), shown  # type: ignore[union-attr]
        for theme in sorted(app.available_themes):
            yield say("palette.theme", name=theme), partial(setattr, app, "theme", theme), ""
        for code, name in (("en", "English"), ("fr", "français")):
            yield say("palette.language", name=name), partial(app.run_action, f"app.speak('{code}')"), ""
