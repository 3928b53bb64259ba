r"""Commands that writers use and math-core does not know, in those that it knows."""

from __future__ import annotations

from sphinx_bindery.math.macros import Macro, Macros
from sphinx_bindery.math.tokens import tokens_of

# Command, number of arguments, what it stands for.
WRITTEN_OTHERWISE = r"""
\substack 1 \begin{subarray}{c}#1\end{subarray}
\mbox 1 \text{#1}
\hbox 1 \text{#1}
\textnormal 1 \text{#1}
\textup 1 \text{#1}
\textmd 1 \text{#1}
\textsc 1 \text{#1}
\emph 1 \textit{#1}
\pmb 1 \boldsymbol{#1}
\bold 1 \boldsymbol{#1}
\mathbfit 1 \boldsymbol{#1}
\shortmid 0 \mid
\nshortmid 0 \nmid
\shortparallel 0 \parallel
\nshortparallel 0 \nparallel
\thicksim 0 \sim
\thickapprox 0 \approx
\varpropto 0 \propto
\smallfrown 0 \frown
\smallsmile 0 \smile
\smallint 0 \int
\arrowvert 0 \vert
\Arrowvert 0 \Vert
\bracevert 0 \vert
\mathnormal 1 {#1}
\Bbb 1 \mathbb{#1}
\frak 1 \mathfrak{#1}
\mathstrut 0 {}
\strut 0 {}
\ensuremath 1 {#1}
\vcenter 1 {#1}
\rlap 1 {#1}
\llap 1 {#1}
\mathrlap 1 {#1}
\mathllap 1 {#1}
\mathclap 1 {#1}
\clap 1 {#1}
\class 2 {#2}
\cssId 2 {#2}
\style 2 {#2}
\href 2 {#2}
\require 1
\displaylimits 0
\allowbreak 0
\nobreak 0
\goodbreak 0
\newline 0
\relax 0
\par 0
\/ 0
\- 0
\hspace* 1 \hspace{#1}
\vspace 1
\vspace* 1
\cline 1
\cmidrule 1
\toprule 0 \hline
\midrule 0 \hline
\bottomrule 0 \hline
\displaybreak 0
\hfil 0 \quad
\hfill 0 \quad
\null 0 {}
\tiny 0
\scriptsize 0
\footnotesize 0
\small 0
\normalsize 0
\large 0
\Large 0
\LARGE 0
\huge 0
\Huge 0
\negmedspace 0 \!
\negthickspace 0 \!
\varlimsup 0 \mathop{\overline{\lim}}\limits
\varliminf 0 \mathop{\underline{\lim}}\limits
\varinjlim 0 \mathop{\underrightarrow{\lim}}\limits
\varprojlim 0 \mathop{\underleftarrow{\lim}}\limits
\stackbin 2 \mathbin{\overset{#1}{#2}}
\dotsc 0 \ldots
\dotso 0 \ldots
\dotsb 0 \cdots
\dotsm 0 \cdots
\dotsi 0 \cdots
\adots 0 \iddots
\nicefrac 2 {#1}/{#2}
\sfrac 2 {#1}/{#2}
\flatfrac 2 {#1}/{#2}
\centerdot 0 \cdot
\middot 0 \cdot
\smallsetminus 0 \setminus
\mapsfrom 0 ↤
\longmapsfrom 0 ⟻
\bra 1 \langle{#1}|
\ket 1 |{#1}\rangle
\braket 1 \langle{#1}\rangle
\set 1 \{\,{#1}\,\}
\Bra 1 \left\langle{#1}\right|
\Ket 1 \left|{#1}\right\rangle
\Braket 1 \left\langle{#1}\right\rangle
\Set 1 \left\{\,{#1}\,\right\}
\ketbra 2 |{#1}\rangle\langle{#2}|
\pod 1 \quad({#1})
\cr 0 \\
\fbox 1 \boxed{\text{#1}}
\framebox 1 \boxed{\text{#1}}
\lt 0 <
\gt 0 >
\And 0 \mathbin{\&}
\thickspace 0 \;
\medspace 0 \:
\intop 0 \int
\ointop 0 \oint
\overarc 1 \overparen{#1}
\wideparen 1 \overparen{#1}
\arcctg 0 \operatorname{arcctg}
\tg 0 \operatorname{tg}
\ctg 0 \operatorname{ctg}
\sgn 0 \operatorname{sgn}
\mathup 1 \mathrm{#1}
\mathbfup 1 \mathbf{#1}
\mathsfup 1 \mathsf{#1}
\mathds 1 \mathbb{#1}
\symrm 1 \mathrm{#1}
\symup 1 \mathrm{#1}
\symit 1 {#1}
\symnormal 1 {#1}
\symbf 1 \mathbf{#1}
\symbfup 1 \mathbf{#1}
\symbfit 1 \boldsymbol{#1}
\symbb 1 \mathbb{#1}
\symfrak 1 \mathfrak{#1}
\symscr 1 \mathscr{#1}
\symcal 1 \mathcal{#1}
\symsf 1 \mathsf{#1}
\symsfup 1 \mathsf{#1}
\symtt 1 \mathtt{#1}
\scr 1 \mathscr{#1}
\mit 0
\oldstyle 0
\nonscript 0
\Tiny 0
\hfilll 0 \quad
\TeX 0 \text{TeX}
\LaTeX 0 \text{LaTeX}
\overunderset 3 \overset{#1}{\underset{#2}{#3}}
\Ketbra 2 \left|{#1}\right\rangle\left\langle{#2}\right|
\cancelto 2 {\cancel{#2}}{}^{\nearrow{#1}}
\colorbox 2 \text{#2}
\fcolorbox 3 \boxed{\text{#3}}
∅ 0 \emptyset
∠ 0 \angle
∡ 0 \measuredangle
∢ 0 \sphericalangle
∴ 0 \therefore
∵ 0 \because
⊤ 0 \top
⊥ 0 \bot
"""
# Signs that math-core refuses in math, and takes as words.
AS_WORDS = (
    "√⇫⇬⇭⇮⇯⇰⇱⇲⇳∛∜⟀⟁⟃⟄⟊⟋⟌⟍⟎⟏⟐⟓⟔⟠⟡⟢⟣⟤⟥⤙⤚⦁⦙⦚⦛⦜⦝⦞⦟⦠⦡⦢⦣⦤⦥⦦⦧⦨⦩⦪⦫⦬⦭⦮⦯⦰⦱⦲⦳⦴⦺⦻⦼⦽⦾⦿⧂⧃"
    "⧉⧊⧋⧌⧍⧖⧗⧜⧝⧞⧧⧨⧩⧪⧫⧬⧭⧮⧯⧰⧱⧲⧳⧾⧿⫙⫚⫛⫝⫬⫭⫯⫰⫱⫴⫵⫻"
)


def _macros() -> Macros:
    made: Macros = {sign: Macro(tokens_of(rf"\text{{{sign}}}")) for sign in AS_WORDS}
    for line in WRITTEN_OTHERWISE.strip().splitlines():
        name, count, body = (*line.split(" ", 2), "")[:3]
        made[name] = Macro(tokens_of(body), int(count))
    return made


BUILT_IN = _macros()
