"""What readers type into the search, made from how people speak; no one was asked.

A query leads to the page named, which must be among the first three. `|` is between queries.
"""

from __future__ import annotations


def _each(text: str) -> list[str]:
    return [query for line in text.split("|") if (query := " ".join(line.split()))]


LEADS: dict[str, list[str]] = {
    pages: _each(text)
    for pages, text in {
        "days-of-silence": """silent treatment | ghosting | he has not spoken to me for three days
        | my wife hasnt talked to me in a week | giving me the cold shoulder
        | days of silence | she ghosted me | stopped talking to me after the fight
        | husband ignores me for days | sulking""",
        "partner-goes-quiet": """
        he wont talk to me | my partner goes quiet | why does my boyfriend ignore me
        | she refuses to speak | what do i say when he shuts down
        | my husband wont answer me | he clams up | girlfriend goes silent | toothbrush
        | he just says nothing""",
        "why-partner-pulls-away": """why does my husband pull away | he walks away when i cry
        | she leaves the room when i get upset | partner pulls away
        | why does he avoid me | he shuts me out | my boyfriend is distant | storms off
        | emotionally unavailable partner | she runs away from conflict""",
        "why-i-shut-down": """why do i shut down | i freeze when we argue | i go numb
        | my mind goes blank in arguments | cant find words | i shut down when she yells
        | panic | i go quiet when hes upset | i stonewall | words wont come""",
        "chasing-or-pulling-away": """
        am i the pursuer | am i clingy | am i needy | which one am i | quiz
        | am i the one chasing""",
        "stop-chasing-or-shutting-down": """
        how to stop chasing | i cant stop chasing him | stop shutting down
        | i keep nagging | how do i stop shutting down in arguments""",
        "asking-too-much": """
        am i asking too much | am i too needy | dead bedroom | expecting too much
        | is it too much to want affection | high maintenance""",
        "anxious-and-avoidant": """
        avoidant partner | attachment style | anxious attachement | dismissive avoidant
        | anxious avoidant trap | are we anxious and avoidant""",
        "same-fight": """same fight over and over | why do we always argue | arguement
        | we keep having the same argument | constant fighting | fights about money
        | arguing about dishes | going in circles""",
        "both-pull-away": """we are like roommates | drifting apart | we both withdraw
        | lonely in my marriage | we never argue | both of us pull away | grown apart""",
        "bring-it-up": """how to bring up a problem | hard conversation | he gets defensive
        | how to tell my wife something difficult | start a difficult conversation
        | raise an issue without a fight""",
        "asking-for-space": """
        i need space | she needs space | how to ask for space | he wants space
        | need time alone | i feel suffocated in this relationship""",
        "how-long-time-out": """
        how long should a time out last | how long to cool off | twenty minutes
        | how long is a timeout""",
        "time-out": """
        time-out | timeout | time out | take a break in an argument | cooling off
        | time outs | safe word for fights | how to take a time-out""",
        "too-many-messages": """
        my boyfriend keeps texting | he keeps blowing up my phone | too many texts
        | she wont stop texting me | constant messages | too many messages
        | double texting""",
        "only-by-phone": """long distance | left on read | he wont text back | ldr fights
        | arguing over text | wont answer my texts | we only have the phone
        | doesnt reply""",
        "reason-to-leave": """
        should i leave | breakup | break up | divorce | is it over | should i stay or go
        | falling out of love | seperation | deal breaker""",
        "essay-not": """cheating | affair | he cheated on me | alcoholic husband | infidelity
        | drinking too much | betrayal | ptsd""",
        "not-the-pattern": """gaslighting | narcissist | toxic relationship | he calls me names
        | is my partner manipulative | jealous boyfriend""",
        "does-therapy-help": """counselling | counseling | marriage counsellor | couples therapy
        | does couple therapy work | therapist | gottman | emotionally focused therapy""",
        "change-it-alone": """can i fix this alone | he wont go to therapy | partner wont change
        | one sided relationship | save my marriage | change the pattern alone""",
        "should-i-stop-reaching": """
        no contact | should i stop reaching out | make him miss me | stop trying
        | give up on him | always me who starts | tired of trying | get my ex back""",
        "is-it-depression": """
        depressed husband | depression | is my wife depressed | burnout | hopeless
        | sad all the time""",
        "since-the-baby": """since the baby | newborn | postpartum | new parents fighting
        | after birth we fight | baby""",
        "repair": """how to apologise | how to apologize | apology | make up after a fight
        | i yelled at her and feel awful | after the fight | say sorry | forgiveness""",
        "words-to-try": """what to say | script | exact words | phrases to use""",
        "stonewalling-or-overwhelmed": """
        stonewalling | is he stonewalling me | stonewaling | stonewalled or overwhelmed""",
        "right-now": """right now | we are fighting right now | mid fight""",
        "time-out-agreement": """agreement | time-out agreement | worksheet""",
        "map-your-loop": """map your loop | map | printable worksheet""",
        "take-it-with-you": """download | epub | pdf | kindle | offline""",
        "glossary": """glossary | what does flooding mean | self-soothing""",
        "evidence": """research | study | demand withdraw studies""",
        "not-shown": """myths | 93 percent | what research does not show""",
        "privacy": """privacy | delete my browsing history | cookies""",
        "newsletter": "newsletter",
        "accessibility": "accessibility",
        "twenty-one-minutes": "write about a fight | kind stranger | 21 minutes",
        "talk-about-the-loop": "talk about the pattern | negative cycle | pursuer distancer",
        "two-sides": "the two sides | his side and her side",
        "help": "helplines | help by country | Samaritans",
        "contribute": "suggest a change",
    }.items()
}

DANGER = _each("""
he hit me | he hits me | my husband slapped me | she punches me | my boyfriend choked me
| he strangled me once | pushed me against the wall | he pushes me down | she kicks me
| he beat me up | my partner is violent | domestic violence | domestic abuse | is this abuse
| am i being abused | abusive relationship | emotional abuse | he is abusive
| verbally abusive wife | he threw a plate at me | she throws things
| he punched a hole in the wall | he broke my phone | smashed my things
| he grabs my arm and leaves bruises | black eye | hands around my throat | he put a knife to me
| he has a gun | he says he will kill me | threatens to kill me | he threatens me
| threatening to take the kids | i am scared of my partner | scared of my husband
| afraid of my wife | im afraid of him | he scares me | frightened of my boyfriend | i fear him
| terrified of her | hes scary when hes angry | i dont feel safe | not safe at home | am i safe
| walking on eggshells | he wont let me leave | wont let me leave the house
| she wont let me see my friends | he locks me in | locked me out of the house | blocks the door
| stands in the doorway | he took my keys | takes my phone away | he keeps my passport
| hides my medication | he controls me | controlling husband | controls my money
| coercive control | not allowed to work | i have to ask permission | he tells me what to wear
| checks my phone | goes through my messages | he tracks my location | stalking
| my ex is following me | he put an airtag in my car | he forced me | forces me to have sex
| he raped me | pressured into sex | wont take no for an answer | sex when i dont want to
| he made me have sex | marital rape | threatens to post my nudes | blackmail
| he will have me deported | wants to have me deported if i leave | forced marriage
| i want to die | suicidal | suicide | i want to kill myself | i dont want to be here anymore
| no reason to live | better off dead | she says she will kill herself if i leave | hurting myself
| self harm | self-harm | i cut myself | he threatens suicide | overdose | end it all
| thinking about ending my life | i hit my wife | i hit him | i pushed her | i hurt my girlfriend
| im afraid i will hurt her | scared of what i might do | am i abusive | i get violent
| i want to hurt him | my wife is afraid of me | he hits the kids | he hurt our dog
| how do i leave safely | restraining order | helpline | women's shelter | how to escape
| he drives drunk with me in the car | punishes me until i give in | sucide | he chocked me
| scarred of my husband | abusve partner | he htis me | my husband hurts me
| he wont let me go out | trapped in the house | hes dangerous | he gets physical
| is it safe to leave him
""")

HARMLESS = _each("""
we hit it off | hit a wall in our relationship | hit rock bottom | it hit me that i miss him
| heart beats fast in fights | beating around the bush | he beats himself up | pushes me away
| why does he push me away | she pushes my buttons | kick the habit | panic attack | panic attacks
| scared of losing him | afraid of being alone | fear of abandonment | fear of commitment
| scared of commitment | afraid of intimacy | fear of rejection | scared he will leave me
| afraid she will break up with me | fear of conflict | hurt feelings | he hurt my feelings
| what he said hurt me | why does silence hurt | threatens to leave | threatens divorce
| i feel threatened by his silence | how to control my temper | self control
| lost control of the conversation | birth control | he wont let me in | wont let me finish
| she wont let it go | let me explain | force myself to talk | forced apology | lose track of time
| keep track of fights | he reads my messages but doesnt reply | kill the mood
| this silence is killing me | dying to talk | dead bedroom | our love is dying
| trapped in the same fight | stuck in a pattern | locked in a cycle | passive aggressive
| is our marriage in danger | emotional safety | i feel safe with him | physical touch
| physical intimacy | substance of the argument | throws it in my face | drop it | bite my tongue
| walk away | shut down | cut off the conversation | burned out | burnout | spitting out words
| how to fight fair | stop fighting | an attack of nerves | cold war | cheating | drunk texting
| he shook his head | broke my heart | take a shot at talking | get a grip
| am i allowed to be angry | dramatic | tired of waiting | i cant live without him
""")
