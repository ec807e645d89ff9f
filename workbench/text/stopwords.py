"""Function words: those that carry grammar and not content."""

from __future__ import annotations

_FR = """
à néanmoins déjà toutefois ainsi enfin jamais toujours bientôt désormais pourtant parfois peut-être oui a ai aie
aient ait alors après as au aucun aucune auprès auquel aura aurait aurais auront auraient aussi autre autres aux
auxquelles auxquels avaient avait avais avant avec avez avoir avons ayant c' car ce ceci cela celle celle-ci
celle-là celles celui celui-ci celui-là cependant ces cet cette ceux ceux-ci ceux-là chacun chacune chaque chez
ci comme comment contre d' dans de des depuis dès desquelles desquels deux devant dont donc du duquel durant
elle elle-même elles en encore entre envers es est et étaient était étant été être eu eut eux fut furent hors
ici il ils j' je jusqu' jusque l' la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu'
lorsque lui lui-même m' ma mais malgré me même mêmes mes mien moi moins mon n' ne ni non nos notre nous on ont
or ou où par parce parmi pas pendant peu plus plusieurs pour pourquoi près puis puisqu' puisque qu' quand que
quel quelle quelles quels quelque quelques qui quoi quoique s' sa sans sauf se selon sera serait seront seraient
ses seulement si sien soi soient soit son sont sous souvent suis sur t' ta tandis te tel telle telles tels tes
toi ton tous tout toute toutes très trop tu un une vers via voici voilà vos votre vous vu y étions êtes sommes
ça -il -ils -elle -elles -on -je -tu -nous -vous -t-il -t-elle -t-on -ce -le -la -les -lui -leur -y -en -moi
-toi
"""
_EN = """
never always often perhaps maybe meanwhile nevertheless although despite according yes a about above after again
against all also am among an and another any are aren't around as at be because been before being below between
both but by can cannot can't could couldn't did didn't do does doesn't doing don't down during each either else
ever every few for from further had hadn't has hasn't have haven't having he her here hers herself him himself
his how however i if in into is isn't it its itself just least less let like many may me might more most much
must my myself neither no nor not now of off on once one only onto or other others our ours ourselves out over
own per rather s 's same shall she should shouldn't since so some such than that the their theirs them
themselves then there therefore these they this those though through thus to too toward towards under until up
upon us very via was wasn't we were weren't what when where whether which while who whom whose why will with
within without won't would wouldn't yet you your yours yourself
"""
_RU = """
ранее кроме позже накануне вместе согласно благодаря затем поэтому причём сообщается отмечается напомним потом
затем теперь сейчас а без более бы был была были было быть в вам вами вас весь во вот впрочем все всего всей
всем всеми всех всё вы где да даже для до его ее её ей ему если есть еще ещё ею же за здесь и из из-за из-под
или им ими иных их к как какая какие каким каких какой ко когда которая которого которое которой котором
которому которую которые который которым которыми которых кто куда ли либо лишь между меня мне многие мной мной
можно мой мои моя моё мы на над надо нам нами нас наш наша наше наши не него нее неё ней нем нём ни нибудь ним
ними них но ну о об оба обо однако он она они оно от ото перед по под после при про раз с сам сама сами само
своего своей своему своём свои своими своих свой своя свою себе себя со собой так такая также такие таким таких
такой там твой те тем теми тех то тобой тогда того тоже той только том тому тот ту ты у уж уже хотя чего чей чем
через что чтобы чье чья эта эти этим этими этих это этого этой этом этому этот эту я
"""
STOPWORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(_FR.split()),
    "en": frozenset(_EN.split()),
    "ru": frozenset(_RU.split()),
}
"""Per language, the function words in the form of `Token.norm`."""
