"""The keys of the compare screen: identity, keys, action. Words for them stand in words.*.toml."""

from __future__ import annotations

from textual.binding import Binding

from workbench.tui.bindings import key

READING: list[Binding] = [
    key("next", "n", "next", show=True),
    key("previous", "N", "previous"),
    key("next-same", "right_square_bracket", "next_same"),
    key("previous-same", "left_square_bracket", "previous_same"),
    key("next-row", "J", "next_row"),
    key("previous-row", "K", "previous_row"),
    key("jump-across", "m,enter", "jump_across"),
    key("translation", "t", "translation", show=True),
    key("zoom", "z", "zoom", show=True),
    key("filter", "f", "filter", show=True),
    key("less-sure", "less_than_sign", "confidence(-0.1)"),
    key("more-sure", "greater_than_sign", "confidence(0.1)"),
    key("search", "slash", "search", show=True),
    key("inspector", "i", "inspector"),
    key("renderings", "o", "renderings"),
    key("look-up", "D", "look_up"),
    key("word-next", "w", "word(True)"),
    key("word-back", "b", "word(False)"),
    key("column-left", "h,left", "column(-1)"),
    key("column-right", "l,right", "column(1)"),
    key("copy", "y", "copy", show=True),
    key("leave", "escape", "leave"),
]

CORRECTING: list[Binding] = [
    key("accept", "a", "accept", show=True),
    key("reject", "x", "reject", show=True),
    key("rekind", "c", "rekind"),
    key("select-words", "v", "select_words"),
    key("add-mark", "A", "add_mark"),
    key("note", "e", "note"),
    key("note-on", "ctrl+e", "note_on"),
    key("edit-translation", "E", "edit_translation"),
    key("merge-rows", "plus", "merge_rows"),
    key("split-row", "minus", "split_row"),
    key("redraw", "L", "redraw"),
    key("undo", "u", "undo", show=True),
    key("redo", "U,ctrl+r", "redo"),
    key("take-over", "M", "take_over"),
    key("export", "ctrl+s", "export", show=True),
]
