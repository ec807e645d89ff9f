"""A tiny Argos package that copies its input: real word pieces, a real CTranslate2 model, weights set by hand.

The decoder attends to the source position it is at, and to nothing else; so the translation of a sentence is the
sentence, `likelihood` gives nearly 0 for the sentence itself and very low values for any other.
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import sentencepiece

from models.recipe.argos import Shape, build_spec, write_package

_TOKEN, _PLACE = 48, 48  # how many dimensions say what a piece is, and where it stands
_WIDTH = _TOKEN + _PLACE
_LONGEST = 512
_TEXT = """
Au moins onze civils ont péri mardi dans des frappes aériennes, a indiqué une organisation non gouvernementale.
Le ministère russe de la Défense affirme que des groupes armés préparent une attaque contre la ville d’Idleb.
« Nous avons vu une fumée jaune monter au-dessus du marché », raconte un commerçant d'Alep à l'agence de presse.
Les habitants n'ont pas été prévenus ; plusieurs familles sont parties hier soir vers la frontière turque.
At least eleven civilians were killed on Tuesday in air strikes, a non-governmental organisation said.
The Russian defence ministry says that armed groups are preparing an attack on the city of Idlib.
"We saw yellow smoke rising above the market," a shopkeeper from Aleppo told the news agency.
The residents were not warned; several families left last night for the Turkish border.
Боевики готовят провокацию, заявило министерство обороны России. Жители города не были предупреждены.
""".strip().splitlines()


def build(path: Path, source: str = "fr", target: str = "en", *, version: str = "0.1") -> Path:
    """Write the package to `path` (an .argosmodel file) and return it. Takes about a second; always the same model."""
    pieces = path.with_suffix(".pieces")
    pieces.write_bytes(_train_pieces())
    processor = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    names = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    weights, positions = _copying_weights(len(names))
    spec = build_spec(weights, Shape(encoder=1, decoder=1, heads=1, width=_WIDTH), positions, names)
    write_package(path, spec, pieces, source=source, target=target, version=version)
    pieces.unlink()
    return path


def _train_pieces() -> bytes:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(_TEXT),
        model_writer=model,
        vocab_size=620,
        hard_vocab_limit=False,
        model_type="unigram",
        character_coverage=1.0,
        byte_fallback=True,
        normalization_rule_name="identity",
        user_defined_symbols=["⟦", "¦", "⟧"],
        pad_id=0,
        unk_id=1,
        bos_id=2,
        eos_id=3,
        num_threads=1,
        minloglevel=2,
    )
    return model.getvalue()


def _copying_weights(count: int) -> tuple[dict[str, np.ndarray], np.ndarray]:
    random = np.random.default_rng(5)
    embed = np.zeros((count, _WIDTH), np.float32)
    embed[:, :_TOKEN] = random.choice((-1.0, 1.0), (count, _TOKEN))
    positions = np.zeros((_LONGEST, _WIDTH), np.float32)
    positions[:, _TOKEN:] = random.choice((-1.0, 1.0), (_LONGEST, _PLACE)) * np.sqrt(_WIDTH)  # the width scales `embed`
    nothing = np.zeros((_WIDTH, _WIDTH), np.float32)
    what, where = np.diag([1.0] * _TOKEN + [0.0] * _PLACE), np.diag([0.0] * _TOKEN + [1.0] * _PLACE)
    linear = {
        "encoder.0.self.qkv": np.zeros((3 * _WIDTH, _WIDTH)),
        "decoder.0.self.qkv": np.zeros((3 * _WIDTH, _WIDTH)),
        "encoder.0.self.out": nothing,
        "decoder.0.self.out": nothing,
        "decoder.0.cross.q": 12 * where,  # sharp: only the piece at the same place is seen
        "decoder.0.cross.kv": np.concatenate([where, what]),
        "decoder.0.cross.out": 60 * what,  # drowns the previous piece, which the decoder holds as well
    }
    for side in "encoder.0", "decoder.0":
        linear |= {f"{side}.feed_in": nothing, f"{side}.feed_out": nothing}
    weights = {"embed.weight": embed}
    for name, matrix in linear.items():
        weights |= {f"{name}.weight": matrix.astype(np.float32), f"{name}.bias": np.zeros(len(matrix), np.float32)}
    norms = [f"{side}.0.norm_{part}" for side in ("encoder", "decoder") for part in ("self", "cross", "feed")]
    for name in (*norms, "encoder_norm", "decoder_norm"):
        weights |= {f"{name}.weight": np.ones(_WIDTH, np.float32), f"{name}.bias": np.zeros(_WIDTH, np.float32)}
    return weights, positions
