"""The line of keys: it follows the focus, and a click presses a key."""

from __future__ import annotations

from workbench.tui.app import WorkbenchApp
from workbench.tui.help import HelpScreen
from workbench.tui.keybar import KeyBar


def words(app: WorkbenchApp) -> str:
    return app.screen.query_one(KeyBar).render_line(0).text


async def test_the_keys_follow_the_focus_and_help_stays_at_the_right() -> None:
    app = WorkbenchApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await app.switch_mode("compare")
        await pilot.pause()
        assert words(app).endswith("? Help ")
        assert "Next mark" in words(app)
        await pilot.press("slash")
        await pilot.pause()
        assert "Next mark" not in words(app)
        assert words(app).endswith("f1 Help ")


async def test_a_click_on_a_key_presses_it() -> None:
    app = WorkbenchApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await app.switch_mode("compare")
        await pilot.pause()
        await pilot.click(KeyBar, offset=(words(app).index("Search"), 0))
        await pilot.pause()
        assert app.focused is app.screen.query_one("#search-box")
        await pilot.click(KeyBar, offset=(96, 0))
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
