r"""The commands that a formula may have, by what they do: all three books set each of them.

Not here, since they hide, cover, move, shrink, define, or lead elsewhere: `\phantom`, `\rlap`,
`\smash`, `\color`, `\rule`, `\raise`, `\genfrac`, `\tiny`, `\def`, `\unicode`, `\href` and others.
"""

from __future__ import annotations

LETTERS = """
alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu
xi omicron pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega digamma
Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
varGamma varDelta varTheta varLambda varXi varPi varSigma varUpsilon varPhi varPsi varOmega
aleph beth gimel daleth ell hbar hslash imath jmath wp Re Im eth Bbbk
"""
SIGNS = """
pm mp times div cdot ast star circ bullet oplus ominus otimes oslash odot dagger ddagger amalg wr
cap cup Cap Cup uplus sqcap sqcup vee wedge veebar barwedge doublebarwedge setminus smallsetminus
dotplus divideontimes ltimes rtimes leftthreetimes rightthreetimes intercal boxplus boxminus
boxtimes boxdot circledast circledcirc circleddash curlyvee curlywedge centerdot bigcirc diamond
triangleleft triangleright bigtriangleup bigtriangledown lhd rhd unlhd unrhd
le leq leqq leqslant ge geq geqq geqslant lt gt ll lll gg ggg ne neq equiv approx approxeq sim simeq
cong propto varpropto asymp doteq doteqdot eqcirc circeq triangleq bumpeq Bumpeq thicksim
thickapprox backsim backsimeq eqsim coloneq coloneqq eqcolon eqqcolon fallingdotseq risingdotseq
lesssim gtrsim lessapprox gtrapprox lessgtr gtrless lesseqgtr gtreqless lesseqqgtr gtreqqless
lessdot gtrdot eqslantless eqslantgtr nless ngtr nleq ngeq nleqq ngeqq nleqslant ngeqslant lneq gneq
lneqq gneqq lvertneqq gvertneqq lnsim gnsim lnapprox gnapprox nsim ncong
prec succ preceq succeq preccurlyeq succcurlyeq curlyeqprec curlyeqsucc precsim succsim precapprox
succapprox precneqq succneqq precnsim succnsim precnapprox succnapprox nprec nsucc npreceq nsucceq
subset supset subseteq supseteq subseteqq supseteqq Subset Supset subsetneq supsetneq subsetneqq
supsetneqq varsubsetneq varsupsetneq varsubsetneqq varsupsetneqq nsubseteq nsupseteq nsubseteqq
nsupseteqq sqsubset sqsupset sqsubseteq sqsupseteq in ni owns notin emptyset varnothing
vartriangleleft vartriangleright trianglelefteq trianglerighteq ntriangleleft ntriangleright
ntrianglelefteq ntrianglerighteq
mid nmid parallel nparallel shortmid nshortmid shortparallel nshortparallel perp models vdash dashv
vDash Vdash Vvdash nvdash nvDash nVdash nVDash bowtie Join smile frown smallsmile smallfrown
between pitchfork multimap backepsilon
forall exists nexists neg lnot land lor top bot therefore because And
infty partial nabla prime backprime surd angle measuredangle sphericalangle complement mho
triangle triangledown vartriangle blacktriangle blacktriangledown blacktriangleleft
blacktriangleright square Box blacksquare Diamond lozenge blacklozenge bigstar checkmark maltese
clubsuit diamondsuit heartsuit spadesuit flat natural sharp circledS circledR yen S P
dots ldots cdots vdots ddots adots dotsb dotsc dotsi dotsm dotso colon dblcolon ldotp cdotp
backslash diagup diagdown
sum prod coprod int iint iiint oint smallint intop ointop idotsint bigcap bigcup bigsqcup bigvee
bigwedge bigodot bigotimes bigoplus biguplus
"""
ARROWS = """
to gets leftarrow rightarrow uparrow downarrow leftrightarrow Leftarrow Rightarrow
Leftrightarrow longleftarrow longrightarrow longleftrightarrow Longleftarrow
Longrightarrow Longleftrightarrow mapsto longmapsto mapsfrom longmapsfrom iff implies impliedby
nearrow searrow swarrow nwarrow hookleftarrow hookrightarrow leftharpoonup leftharpoondown
rightharpoonup rightharpoondown leftrightharpoons rightleftharpoons leftleftarrows rightrightarrows
leftrightarrows rightleftarrows upuparrows downdownarrows Lleftarrow Rrightarrow leftarrowtail
rightarrowtail twoheadleftarrow twoheadrightarrow looparrowleft looparrowright curvearrowleft
curvearrowright circlearrowleft circlearrowright Lsh Rsh leftrightsquigarrow rightsquigarrow
leadsto upharpoonleft upharpoonright downharpoonleft downharpoonright restriction nleftarrow
nrightarrow nleftrightarrow nLeftarrow nRightarrow nLeftrightarrow dashleftarrow dashrightarrow
"""
FUNCTIONS = """
arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf injlim ker lg lim liminf
limsup ln log max min Pr projlim sec sin sinh sup tan tanh varlimsup varliminf varinjlim varprojlim
argmax sgn tg ctg arcctg
"""
FENCES = """
langle rangle lbrace rbrace lbrack rbrack lfloor rfloor lceil rceil lvert rvert lVert rVert vert
Vert lgroup rgroup llbracket rrbracket ulcorner urcorner
"""
SIZES = "left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm"
# Of one group.
ACCENTS = """
acute bar breve check ddot dddot dot grave hat mathring tilde vec widehat widetilde overline
underline overbrace underbrace overbracket underbracket overparen underparen overleftarrow
overrightarrow overleftrightarrow underleftarrow underrightarrow underleftrightarrow
cancel bcancel xcancel boxed
"""
LOOKS = """
mathbb mathbf mathcal mathfrak mathit mathrm mathscr mathsf mathtt mathnormal boldsymbol bm pmb
text textbf textit textrm textsf texttt textup textnormal mbox operatorname
mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner
"""
PARTS = "sqrt pmod pod substack bra ket braket set Bra Ket Braket Set tag"
ARROWS_WITH_WORDS = """
xleftarrow xrightarrow xleftrightarrow xLeftarrow xRightarrow xLeftrightarrow xmapsto
xhookleftarrow xhookrightarrow
"""
# Of two groups.
TWO = "frac dfrac tfrac cfrac binom dbinom tbinom overset underset stackrel nicefrac sfrac"
# Between what stands around them.
BETWEEN = "over atop choose brace brack bmod mod"
BESIDE = "limits nolimits not displaystyle textstyle scriptstyle notag nonumber hline begin end"
BESIDE += " sideset prescript bf it rm sf tt cal"
ROOM = "quad qquad enspace thinspace medspace thickspace space nobreakspace negthinspace"
ROOM += " hspace kern mkern hskip mskip mspace strut mathstrut"
OF_SIGNS = ",:;!> {}|\\%$&_#"  # commands of one sign, such as `\,` and `\{`

ENVIRONMENTS = frozenset(
    {
        *("matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix"),
        *("smallmatrix", "psmallmatrix", "bsmallmatrix", "vsmallmatrix"),
        *("pmatrix*", "bmatrix*", "vmatrix*", "array", "cases", "dcases", "rcases"),
        *("align", "align*", "aligned", "alignat", "alignat*", "alignedat", "split"),
        *("gather", "gather*", "gathered", "multline", "multline*", "equation", "equation*"),
        *("eqnarray", "eqnarray*", "flalign", "flalign*", "subarray"),
    }
)
KINDS = (
    *(LETTERS, SIGNS, ARROWS, FUNCTIONS, FENCES, SIZES, ACCENTS, LOOKS, PARTS),
    *(ARROWS_WITH_WORDS, TWO, BETWEEN, BESIDE, ROOM),
)
COMMANDS = frozenset(word for kind in KINDS for word in kind.split()) | frozenset(OF_SIGNS)
