"""What readers type into the search, made from how people speak; no one was asked.

A query leads to the page named, which must be among the first three. `|` is between queries.
"""

from __future__ import annotations


def _each(text: str) -> list[str]:
    return [query for line in text.split("|") if (query := " ".join(line.split()))]


LEADS: dict[str, list[str]] = {
    pages: _each(text)
    for pages, text in {
        "days-of-silence": """
        silent treatment | ghosting | he has not spoken to me for three days
        | my wife hasnt talked to me in a week | giving me the cold shoulder | days of silence
        | she ghosted me | stopped talking to me after the fight | husband ignores me for days
        | sulking | 4 days no word from my gf | hes been in a huff since saturday
        | not speaking what do i do | she blocked me after our fight
        | been giving me dirty looks and no words all week | my bf vanished after a row
        | he blanks me at breakfast after a fight | he ghosted me for 2 weeks
        | husband silent for a week
        | how long will she keep ignoring me | how do you break a long silence""",
        "partner-goes-quiet": """
        he wont talk to me | my partner goes quiet | why does my boyfriend ignore me
        | she refuses to speak | what do i say when he shuts down | my husband wont answer me
        | he clams up | girlfriend goes silent | toothbrush | he just says nothing
        | what to say when she says leave me alone | he just grunts when i ask whats wrong
        | she stares at the telly and says im fine | my fella wont say whats up
        | hes gone all quiet on me | gf wont say why shes mad
        | feels like talking to a brick wall | why do i always ruin it by going quiet
        | my man wont open his mouth
        | how to get my boyfriend to open up | he looks at his phone while i talk about us""",
        "why-partner-pulls-away": """
        why does my husband pull away | he walks away when i cry
        | she leaves the room when i get upset | partner pulls away | why does he avoid me
        | he shuts me out | my boyfriend is distant | storms off
        | emotionally unavailable partner | she runs away from conflict
        | husband never wants to talk about anything | his dad died and he wont let me in
        | why does she run away when things get serious | gets up and leaves mid sentence
        | wife gave me the finger and went upstairs | i cry and he freezes
        | he cant handle my emotions | when i get upset my gf gets cold
        | he bottles everything up | every time im sad he leaves the house
        | cry in front of him and he scrolls | why does my girlfriend shut the door on me
        | partner depressed and pushing me away
        | she disappears when i need her | my man backs off when i get emotional
        | my husband avoids difficult talks""",
        "why-i-shut-down": """
        why do i shut down | i freeze when we argue | i go numb
        | my mind goes blank in arguments | cant find words | i shut down when she yells | panic
        | i go quiet when hes upset | i stonewall | words wont come
        | i cant think straight when she shouts | i just want him to stop talking at me
        | why do i go cold when people cry | my brain switches off in fights
        | im autistic and i go nonverbal when we argue | i zone out when my wife tells me off
        | my body goes stiff when voices are raised | i feel like a robot when we fight
        | lump in my throat cant get a word out | i dont know how i feel when she asks
        | i just want to hide when she starts | heart pounds and i go dumb in fights
        | i go quiet and she thinks i dont care | my throat closes up when she yells""",
        "chasing-or-pulling-away": """
        am i the pursuer | am i clingy | am i needy | which one am i | quiz
        | am i the one chasing | how can i stop being so needy | test to see if im a chaser
        | attachment quiz""",
        "stop-chasing-or-shutting-down": """
        how to stop chasing | i cant stop chasing him | stop shutting down | i keep nagging
        | how do i stop shutting down in arguments | why cant i just let it go till the morning
        | how do i stop myself txting her | i keep poking him for a reaction
        | i always have to fix it straight away | how to be less intense with my bf
        | he says im nagging but i just want help | i need to know if we are ok right now
        | i push for answers and make it worse | how to not follow him when he walks away""",
        "asking-too-much": """
        am i asking too much | am i too needy | dead bedroom | expecting too much
        | is it too much to want affection | high maintenance
        | he turns over in bed when i touch him | i want a hug and she wants to be left alone
        | do i expect too much from him | am i being too much
        | is it normal to need reassurance all the time | how do i ask for more cuddles
        | is it wrong to want him to hold my hand | sex once a year
        | i push for sex and he pushes me off | am i the problem in my relationship
        | am i too full on | is it ok to want more time together
        | i feel lonely next to him""",
        "anxious-and-avoidant": """
        avoidant partner | attachment style | anxious attachement | dismissive avoidant
        | anxious avoidant trap | are we anxious and avoidant
        | my therapist says im anxious preocupied | dating an avoident man
        | can an avoidant person change | im anxiously attatched help | attachment theory bs
        | am i avoidant or do i just need peace | are avoidants bad people
        | avoidant husband anxious wife""",
        "same-fight": """
        same fight over and over | why do we always argue | arguement
        | we keep having the same argument | constant fighting | fights about money
        | arguing about dishes | going in circles | she brings up stuff from years ago
        | we fight about his mum every sunday | who does the washing up arguement
        | he spends all our money and wont discuss it | we row about the same crap
        | she wont drop the subject | step kids causing rows
        | rowing about nothing every single night | it always turns into a screaming match
        | we argue about the kids screen time | we never resolve anything
        | cant leave an argument unfinished | same old argument different day
        | we always fall out on holiday | bickering about directions in the car
        | tired parents arguing at 3am | we cant agree on money
        | bickering all the time""",
        "both-pull-away": """
        we are like roommates | drifting apart | we both withdraw | lonely in my marriage
        | we never argue | both of us pull away | grown apart
        | wife not interested in me anymore | we dont talk about anything real
        | neither of us will say it first | third night on my own in bed no talking
        | what if both of us are stubborn
        | two avoidants together
        | both avoidant couple | we dont fight we dont talk""",
        "bring-it-up": """
        how to bring up a problem | hard conversation | he gets defensive
        | how to tell my wife something difficult | start a difficult conversation
        | raise an issue without a fight | every time i try to talk he gets his phone out
        | how do i tell him calmly that im hurt | how to start the talk about us
        | how do i tell my husband i need more | scared of starting another row
        | raising a touchy topic w my partner | how do you tell someone theyve hurt you
        | want to talk about money but he explodes | when is a good time to talk""",
        "asking-for-space": """
        i need space | she needs space | how to ask for space | he wants space | need time alone
        | i feel suffocated in this relationship | she sleeps on the couch everytime we argue
        | he went to sleep in the spare room again | he says im suffocating him
        | is it ok to leave the room during an argument
        | how to get some peace without upsetting her | i need an evening to myself
        | she wont leave me be | how do i give him room without going mad
        | wife says i smother her | leave me alone for an hour | need a breather from my husband
        | words for when im too angry to talk""",
        "how-long-time-out": """
        how long should a time out last | how long to cool off | twenty minutes
        | how long is a timeout | should we go to bed angry
        | he said ten minutes and came back 3 hrs later
        | how long do u wait before talking again | he never comes back to finish the convo
        | half an hour enough to calm down? | overnight break from argument ok?""",
        "time-out": """
        time-out | timeout | time out | take a break in an argument | cooling off | time outs
        | safe word for fights | how to take a time-out | rules for taking a brake in a fight
        | what is a good signal for stopping a fight | time out rules couples
        | he uses breaks to avoid the talk | can we have a code word for stop
        | she wont respect my time out""",
        "too-many-messages": """
        my boyfriend keeps texting | he keeps blowing up my phone | too many texts
        | she wont stop texting me | constant messages | too many messages | double texting
        | i sent him 14 texts and now i feel stupid | cant stop checking if he read my msg
        | she rings me 20 times at work | how many texts is too many
        | my phone is buzzing nonstop its her | hubby phones every hour when im out
        | 30 missed calls | he sends me essays by text""",
        "only-by-phone": """
        long distance | left on read | he wont text back | ldr fights | arguing over text
        | wont answer my texts | we only have the phone | doesnt reply
        | hes not replied since yday after our row | my bf leaves me on seen when hes mad
        | we are in different time zones and keep falling out
        | works away on the rigs and never calls | why do i feel sick when he doesnt answer
        | boyfriend at uni in another city | emojis instead of answers | voice notes arguing
        | partner is on nights we only text | he takes ages to reply
        | tone of texts misunderstood | sees my story but not my text | he hangs up mid argument
        | my boyfriend is in the army | apologise over text or in person | fights on whatsapp""",
        "reason-to-leave": """
        should i leave | breakup | break up | divorce | is it over | should i stay or go
        | falling out of love | seperation | deal breaker | think its time to leave him
        | thinking about splitting from my gf of 6 yrs
        | wants a break from us does it mean the end | he wants kids and i dont
        | cant decide if i should go or stay | i dont love him like i used to
        | i think we should split up | should i give up on us | marriage is over what now
        | is it me or should i go | staying for the kids""",
        "essay-not": """
        cheating | affair | he cheated on me | alcoholic husband | infidelity
        | drinking too much | betrayal | ptsd | adhd wife forgets everything and we row
        | he drinks every night instead of talking | i get jelous of his female friend
        | my partner hardly speaks hes grieving his mum | boyfriend smokes weed to avoid me
        | found messages from another woman | husband gambled our rent
        | drunk husband wants to talk | my wife is an alcoholic""",
        "not-the-pattern": """
        gaslighting | narcissist | toxic relationship | he calls me names
        | is my partner manipulative | jealous boyfriend""",
        "does-therapy-help": """
        counselling | counseling | marriage counsellor | couples therapy
        | does couple therapy work | therapist | gottman | emotionally focused therapy
        | couples counciling worth it | how much does marriage councelling work
        | is gottman legit | counseling too expensive | does couples therapy make it worse
        | therapist took his side | is marriage counselling a waste of money
        | emdr or eft for couples | is it worth seeing a counsellor""",
        "change-it-alone": """
        can i fix this alone | he wont go to therapy | partner wont change
        | one sided relationship | save my marriage | change the pattern alone
        | hes refused to see a councellor | im the only one who cares about this marraige
        | i do all the emotional labour | my husband thinks counselling is rubbish
        | can one person save a relationship | im worn out trying with him
        | my gf refuses to work on us | can i sort this out on my own | he will never change
        | he laughed at the idea of therapy | fix relationship when other person wont
        | she wont come to therapy with me""",
        "should-i-stop-reaching": """
        no contact | should i stop reaching out | make him miss me | stop trying
        | give up on him | always me who starts | tired of trying | get my ex back
        | should i text him first | do i wait for her to reach out | should i ignore him back
        | if i stop texting will he notice | no contact does it work | should i go cold on him
        | pulling back to make him chase me | always me that makes the effort
        | stop initiating and see what happens | do avoidants come back
        | stop chasing an avoidant""",
        "is-it-depression": """
        depressed husband | depression | is my wife depressed | burnout | hopeless
        | sad all the time | my husband is always sad and doesnt get up
        | im so low i cant be bothered with him
        | husband wont get out of bed since he lost his job
        | is she depressed or just sick of me | he has been low since redundancy
        | no energy for my relationship | dont feel anything for anyone anymore
        | my wifes meds make her flat""",
        "since-the-baby": """
        since the baby | newborn | postpartum | new parents fighting | after birth we fight
        | baby | we havent had sex since the baby | 6 week old baby and we hate each other
        | he games all night while i feed the baby | postnatal and my partner is distant
        | colic baby and constant rows | new dad checked out
        | after having a baby my wife hates me""",
        "repair": """
        how to apologise | how to apologize | apology | make up after a fight
        | i yelled at her and feel awful | after the fight | say sorry | forgiveness
        | what do i text after a fight | how 2 say sorry without grovelling
        | i said something unforgivable last night | i was a dick to my wife
        | he apologised but nothing changes | do we have to talk about it after or just move on
        | we made up but it still feels off | i apologised 3 times she wont accept it
        | he says sorry too fast | morning after the big fight what do i do
        | how do i make up with my wife | what do i say after i blew up | still mad a week later
        | he acts like nothing happened | nobody says sorry in our house
        | i was out of order last night | make it right with my girlfriend
        | i threw a strop and regret it | sorry text to boyfriend | how to end an argument""",
        "words-to-try": """
        what to say | script | exact words | phrases to use
        | pls stop messaging me how to say it nicely | lines i can use in an argument
        | how do i say i need a minute | good phrases for when he shuts down
        | what to say when im overwhelmed""",
        "stonewalling-or-overwhelmed": """
        stonewalling | is he stonewalling me | stonewaling | stonewalled or overwhelmed
        | is he stonewalling me on purpose | difference between overwhelmed and ignoring""",
        "right-now": """
        right now | we are fighting right now | mid fight""",
        "time-out-agreement": """
        agreement | time-out agreement | worksheet | agreement for time outs to print""",
        "map-your-loop": """
        map your loop | map | printable worksheet | print worksheet for couples""",
        "take-it-with-you": """
        download | epub | pdf | kindle | offline | can i get this book on my kindle""",
        "glossary": """
        glossary | what does flooding mean | self-soothing | what does pursuer mean
        | define stonewalling""",
        "evidence": """
        research | study | demand withdraw studies | do men withdraw more than women
        | what do studies say about stonewalling""",
        "not-shown": """
        myths | 93 percent | what research does not show""",
        "privacy": """
        privacy | delete my browsing history | cookies
        | will my partner see i was on this site""",
        "newsletter": """
        newsletter""",
        "accessibility": """
        accessibility""",
        "twenty-one-minutes": """
        write about a fight | kind stranger | 21 minutes""",
        "talk-about-the-loop": """
        talk about the pattern | negative cycle | pursuer distancer
        | explain the cycle to my partner | how to explain pursue withdraw to him
        | how to talk about our pattern""",
        "two-sides": """
        the two sides | his side and her side | who is right him or me""",
        "help": """
        helplines | help by country | Samaritans""",
        "contribute": """
        suggest a change
        | i found a mistake""",
    }.items()
}

DANGER = _each("""
    he hit me | he hits me | my husband slapped me | she punches me | my boyfriend choked me
    | he strangled me once | pushed me against the wall | he pushes me down | she kicks me
    | he beat me up | my partner is violent | domestic violence | domestic abuse | is this abuse
    | am i being abused | abusive relationship | emotional abuse | he is abusive
    | verbally abusive wife | he threw a plate at me | she throws things
    | he punched a hole in the wall | he broke my phone | smashed my things
    | he grabs my arm and leaves bruises | black eye | hands around my throat
    | he put a knife to me | he has a gun | he says he will kill me | threatens to kill me
    | he threatens me | threatening to take the kids | i am scared of my partner
    | scared of my husband | afraid of my wife | im afraid of him | he scares me
    | frightened of my boyfriend | i fear him | terrified of her | hes scary when hes angry
    | i dont feel safe | not safe at home | am i safe | walking on eggshells
    | he wont let me leave | wont let me leave the house | she wont let me see my friends
    | he locks me in | locked me out of the house | blocks the door | stands in the doorway
    | he took my keys | takes my phone away | he keeps my passport | hides my medication
    | he controls me | controlling husband | controls my money | coercive control
    | not allowed to work | i have to ask permission | he tells me what to wear
    | checks my phone | goes through my messages | he tracks my location | stalking
    | my ex is following me | he put an airtag in my car | he forced me | forces me to have sex
    | he raped me | pressured into sex | wont take no for an answer | sex when i dont want to
    | he made me have sex | marital rape | threatens to post my nudes | blackmail
    | he will have me deported | wants to have me deported if i leave | forced marriage
    | i want to die | suicidal | suicide | i want to kill myself
    | i dont want to be here anymore | no reason to live | better off dead
    | she says she will kill herself if i leave | hurting myself | self harm | self-harm
    | i cut myself | he threatens suicide | overdose | end it all
    | thinking about ending my life | i hit my wife | i hit him | i pushed her
    | i hurt my girlfriend | im afraid i will hurt her | scared of what i might do
    | am i abusive | i get violent | i want to hurt him | my wife is afraid of me
    | he hits the kids | he hurt our dog | how do i leave safely | restraining order | helpline
    | women's shelter | how to escape | he drives drunk with me in the car
    | punishes me until i give in | sucide | he chocked me | scarred of my husband
    | abusve partner | he htis me | my husband hurts me | he wont let me go out
    | trapped in the house | hes dangerous | he gets physical | is it safe to leave him
    | she checks who i follow on instagram | hes outside my house and wont go away
    | my boyfriend put his hand over my mouth | she threw a plate at my head
    | he shoved me into the wall last nite | im scared hes gonna hurt the kids
    | he wont let me see my mum | he took my car keys so i cant leave | dad hits mum
    | my wife hits me and nobody believes men | he has a gun in the house and hes drunk
    | he said if i leave he'll find me | he said he will kill himself if i go
    | i dont see the point anymore | cant do this anymore i want out of life
    | i feel like ending things for good | i took a load of tablets
    | my girlfriend is cutting herself | he made me do things in bed i didnt want
    | he had sex with me while i was asleep | took the condom off without telling me
    | he reads all my texts and tracks where i go | he put an app on my phone
    | i have to ask him for money for food | walking on eggshells around his temper
    | hes going to be home soon and im terrified | i hide in the bathroom from him
    | he punched a hole in the door | he killed my hamster to punish me
    | hes threatening to put my nudes online | she said she'd tell them im an unfit mother
    | my ex keeps turning up at my work | hes following me
    | i slapped my husband and i feel awful | i grabbed her arm too hard
    | scared i might hurt my gf when im angry | i screamed at my kids and hit one
    | is it abuse if he doesnt hit me | my son is frightened of his stepdad
    | he hurts me when hes drunk | my partner has started pushing me around
    | she scratches my face | he pulled my hair so hard
    | been strangled last night should i see a doctor
    | he gets so angry i have to lock myself in | hes smashing up the kitchen
    | i think he might kill me | he told me nobody would find my body
    | my boyfriend makes me share my location | he goes through my handbag
    | he decides how i dress | i have to be home by 6 or else | wont let me have my bank card
    | he says he will take the baby if i leave | he says hell send the pics to my boss
    | my husband forces himself on me | i say no and he does it anyway
    | woke up and he was on top of me | i am pregnant and he kicked my stomach
    | scared to break up with him | how do i leave without him knowing
    | he broke my phone so i couldnt call | my wife bites and kicks me
    | girlfriend threatened me with scissors | my mother in law beats me
    | family will kill me if they find out im gay | they want to marry me to my cousin
    | my dad punched my brother | wish i could go to sleep and not wake up | how many pills
    | my partner says she doesnt want to live | nobody would miss me | i want to hurt myself
    | ive got blood on my arms from cutting | my bf is going to jump | i lost it and shoved her
    | i choked him what do i do | i cant control my anger i broke the door
    | is it normal to be scared of your husband | he raised his fist at me
    | my husband hurts our daughter | he threatens to kill me when hes drunk
    | got pushed down the stairs | hes got a knife | my partner pinned me to the bed
    | he chokes me during sex and i dont like it | he forces me to do stuff in bed
    | i cant say no to him | she controls all the money | he gives me an allowance
    | im not allowed friends | he makes me feel afraid | scared to go home tonight
    | hes tracking my car | he records me without me knowing | he made me quit my job
    | wont let me use contraception | he sabotaged my pill | he withholds my insulin
    | he locked me out in the cold | he threw my clothes out of the window
    | she burned me with her cigarette | he hit the baby | he kicks the dog
    | im worried hes going to snap and kill us | my ex wont stop stalking me
    | he turned up at my mums house | someone i know is being beaten by her husband
    | i need a shelter | call the police on my husband | my boyfriend says hell hang himself
    | i keep thinking about killing myself | thinking of ending it all
    | everyone would be better off without me | i want to overdose
    | my wife tried to kill herself | i hit my boyfriend in the face
    | i scare my kids when i shout | am i abusing my wife
    | hes bigger than me and he blocks the stairs | my partner twisted my wrist
    | bf headbutted me | he squeezes my arm till it bruises | threw his shoe at me
    | he says he'll break my legs | he told the kids he would kill me | hes bought a gun
    | he wont let me sleep till i agree | hubby demands sex every night or he sulks
    | he keeps going when i ask him to stop | he filmed us and i didnt know
    | my girlfriend checks my phone while i sleep | he takes my wages
    | i have no access to our account | he makes me show receipts
    | he wont let me speak to my sister | shes turned everyone against me
    | he says no one will believe me | he drove at 100 to scare me | he left me on the motorway
    | i pretend to be asleep so he wont shout | my kids hide when he comes home
    | im frightened of my wife | i need to get out of here tonight
    | where can i go with the kids | police came and he lied | he broke his bail conditions
    | my boss touches me | my dad is hurting my mum | i wish i was dead | ive written a note
    | feel like jumping | life isnt worth it | my partner says hell end it if i go
    | i scratched him in a fight | i threw a cup at my wife | i pushed my mum
    | worried im a danger to my kids | hes going to hurt himself
    | he slammed my head on the counter | my girlfriend punched me in the stomach
    | he squeezed my neck | he says he'll burn the house down | he watches me on the cameras
    | he wont give me my passport back | she wont let me see my son
    | my husband wont let me learn to drive | he makes me hand over my wages
    | im scared what hell do tonight | he forced me to have an abortion | he hides my pills
    | he calls me at work 50 times to check where i am | he threw hot tea on me
    | i feel unsafe at home | my brother is violent to his wife
    | i cant live like this anymore i want to die | thinking about taking my life
    | he keeps a gun by the bed | i lost control and hit my son
    | im scared of what i might do to her | he spat in my face | she stabbed me with a fork
    | he drags me by the hair
    | my boyfriend goes thru my phone | i dont wanna be here anymore | he says hell tell my
    parents im gay | women's aid | she threatens to kill herself if i leave | i might do
    something to myself | he lock the door and take key | he knows where i am all the time | he
    said nobody will believe me | he threw me against the wall | i sleep with the door locked
    because of my boyfriend | i woke up and he was having sex with me | my wife throws knives |
    he sat on my chest and i couldnt breathe | he has cameras in every room | he will tell my
    boss im trans | he said he would put the cat in the microwave | is my kid safe with him |
    how can i stop hurting the person i love | everyones better off if im gone | please someone
    help | he wont give me my documents | he puts everything in my name and i have debts | he
    keeps calling from different numbers | he looks through my bag when i get home | he says he
    will take my daughter to his country | hes going to tell everyone im bi | my husband makes
    me watch porn and copy it | i said stop and he didnt | no one can help me | my arm is broken
    he did it | she set fire to my clothes | he jabs me in the ribs | he tipped me out of my
    wheelchair | he says hes gonna put me in the ground | said hed set the dog on me | i need
    somewhere to sleep tonight away from him | hes breaking the door down | she keeps ringing my
    boss and telling lies | he logs into my facebook | he times how long i take at the shop | he
    weighs me | he made me sign over the house | she says shell take the baby back to her
    country | my husband burnt my papers | he put something in my drink | i dont want to but he
    makes me | my ex is not returning the children | he texted goodbye and i think hes going to
    do it | i bought the pills | just want the pain to end forever | cant cope want to end it |
    i keep cutting | i check her phone all the time and cant stop | he decked me | he threw me
    down | my nose is broken from him | im scared to be alone with her | he flies into rages and
    i hide | he put something on my phone to see my messages | i get punished if im late | he
    took my debit card | he locks the fridge | he threw the cat at the wall | my partner drives
    at trees when angry | my partner put a cushion over my face | told me hed kill my family | i
    need to run away | how do i hide money so i can leave | he rings me constantly to see where
    i am | he spent my savings and wont tell me | i have to do what he says or he gets angry |
    he told my family im a lesbian | im done with living | wish i could end it
     | he wouldnt stop and i was crying | our budgie he killed it | he put his foot through the
    telly and looked at me | my partner says he'd top himself if i left | where can i sleep
    tonight me and kids | he knows things ive only said to my sister on the phone | i have the
    pills in front of me | thinking about jumping | i have to ask before i buy anything |
    strangled me a bit does it count | he burnt me with a cig | how to leave him safely |
    planning to run away from my husband | he said next time you wont get up | sex hurts but he
    says i have to | he wrestled me to the floor | im scared what ill do to myself | he trod on
    my hand | he tried to push me out of the window | he says he knows how to make it look like
    an accident | he says im his property | hes always there when i come out of work | he said
    he'd tell everyone my secret | i froze and he had sex with me | he moved us to the middle of
    nowhere away from my family | he screams an inch from my face | goodbye everyone | i bang my
    head on the wall when she shouts at me | he only does it when hes had a drink | hes coming
    up the stairs drunk | he pulled the steering wheel while i was driving | he slung me across
    the kitchen | he knees me in the back when hes in bed | he tried to run me off the road | my
    ex has found my new address | how do i die without pain | i keep losing it and hitting
    things near her | he hit me the other night""")

HARMLESS = _each("""
    we hit it off | hit a wall in our relationship | hit rock bottom | it hit me that i miss him
    | heart beats fast in fights | beating around the bush | he beats himself up
    | pushes me away | why does he push me away | she pushes my buttons | kick the habit
    | panic attack | panic attacks | scared of losing him | afraid of being alone
    | fear of abandonment | fear of commitment | scared of commitment | afraid of intimacy
    | fear of rejection | scared he will leave me | afraid she will break up with me
    | fear of conflict | hurt feelings | he hurt my feelings | what he said hurt me
    | why does silence hurt | threatens to leave | threatens divorce
    | i feel threatened by his silence | how to control my temper | self control
    | lost control of the conversation | birth control | he wont let me in | wont let me finish
    | she wont let it go | let me explain | force myself to talk | forced apology
    | lose track of time | keep track of fights | he reads my messages but doesnt reply
    | kill the mood | this silence is killing me | dying to talk | dead bedroom
    | our love is dying | trapped in the same fight | stuck in a pattern | locked in a cycle
    | passive aggressive | is our marriage in danger | emotional safety | i feel safe with him
    | physical touch | physical intimacy | substance of the argument | throws it in my face
    | drop it | bite my tongue | walk away | shut down | cut off the conversation | burned out
    | burnout | spitting out words | how to fight fair | stop fighting | an attack of nerves
    | cold war | cheating | drunk texting | he shook his head | broke my heart
    | take a shot at talking | get a grip | am i allowed to be angry | dramatic
    | tired of waiting | i cant live without him | killing time until he calls
    | we hit a wall with the talking | die laughing at his jokes
    | i could strangle the vine in our garden | my dog bit me and he didnt care
    | i am dying for a coffee | he hit snooze again | she smashed her exam and didnt tell me
    | choking up when i say sorry | he beat me at chess and gloated
    | shooting hoops instead of talking | he burned the dinner | drop dead gorgeous
    | punching above my weight with her | he forced a smile
    | i was scared of what people would think | im afraid he doesnt love me
    | dead end conversation | our fights are killing the mood | a stab at fixing things
    | she slapped some paint on the wall | hes a control freak about the dishwasher
    | im trapped in the same argument | kick myself for what i said
    | he threatened to leave the party early | we are killing it as a team | he cracked me up
    | my heart is broken | she throws a tantrum over dishes | he throws himself into work
    | i beat myself up about it | he hits the gym instead of talking
    | it hurts when he doesnt reply | this is hurting us | blowing up over nothing
    | the talk bombed | she shot down my idea | my phone died and she thought i ignored her
    | dead silence at dinner | suffering in silence | burnt out from work
    | he snaps at me about the bins | he is allergic to conflict | walls go up
    | walking out in a huff | slamming doors | fear of being alone | afraid to commit
    | control issues with money | attack of nerves before we talk | knife edge mood in the house
    | fighting for our marriage | struggling to breathe new life into us | force of personality
    | he killed the conversation | she kicked off about the bins | i hit send too fast
    | he slapped on a smile | we were hit by the flu | she beat cancer
    | it kills me when he sighs | he throws a wobbly | shes a drama queen
    | i lost my temper about the shopping | stuck in a rut
    | he dropped a bomb on me about moving | my head is killing me | we fight like cat and dog
    | im scared we are drifting | afraid of saying the wrong thing
    | he forgot our anniversary and it hurt | grab a coffee and talk | blast from the past
    | heart attack last year | hes shooting a film and never home | he punches in at six
    | burning question about attachment | locked in the same old fight | she wont let me explain
    | i broke down crying | beat of silence | attack on my character
    | he cut me off mid sentence | kids are killing our sex life
    | dying inside when he ignores me at parties | he bombed his interview and wont talk
    | our talk crashed and burned | shot in the dark but why do men go quiet
    | i got hit with a huge bill and he went quiet | he kicked a ball about all sunday
    | that comment stung | slap bang in the middle of a row | i smashed a glass by accident
    | he crushed my dreams | strangled cat singing he does in the shower
    | bite the bullet and talk | he bites his nails when we argue
    | taking a stab at saying sorry | she is killing the garden
    | dead on my feet and he wants to talk | over my dead body he said about the sofa
    | hes married to his job | afraid we have grown apart | scared to say i love you first
    | im worried about our future | threatening clouds over our marriage
    | he wrestles with his feelings | force ourselves to have date night
    | he controls the remote | under his thumb joke | she drives me up the wall
    | storming out then coming back | explosive arguments about nothing
    | burning the candle at both ends | he drives me mad | hes a pain in the neck
    | he murdered the spaghetti | im dead serious about us | she attacked the housework
    | smash burger date night | stuck between a rock and a hard place
    | he hit his deadline and relaxed | feeling trapped in a routine | beat around the bush
    | my back is killing me and he is distant | i choked on my words | i could murder a curry
    | she controls her diet | he forced the window open to air the room | hitting our stride
    | pushing 40 and lonely | threatened species documentary date | fighting like kids
    | he burns the candle at both ends
    | he locks me out emotionally | tracking our arguments | i hurt her feelings | i hurt my
    partner's feelings | attack mode in arguments | i push him to talk | strangled silence |
    scared to text first | afraid to bring it up | im scared he'll get bored of me | i want
    control over my emotions | not allowed to be sad | tracking who apologises first | he
    smashed his presentation | he bit off more than he could chew | she hit me with the news |
    afraid of his silence | im scared of asking for too much | fear of being a burden in the
    relationship | controlling the urge to text | control of the remote | she controls her tears
    | forced to smile at his mum | the fight follows me around all day | he shot me a dirty look
    | hit list of chores | big hit of dopamine from texting | a slap up meal to make up | choke
    on a sorry | scared to be happy | afraid i am boring | scared of meeting his parents |
    terrified of being dumped | die on that hill
     | bite me | slap on the wrist | stabbing pain in my back | i'd kill for a conversation |
    lock in a date night | she murders every song at karaoke we laughed | she grabbed her coat
    and left | he grabs his phone when i talk | throwing in the towel on us | he bit my head off
    this morning | smothered by her texts | i need help talking to my wife | emergency date
    ideas | crisis in our marriage | stalking his instagram after the breakup | he takes the
    kids to school | dodging a bullet | threatening silence | is it safe to say how i feel |
    dangerous pattern in relationships | hit me up after a fight | he knocked me sideways with
    his news | curiosity is killing me did he read it | pulling my hair out with this man |
    scratching my head over his texts | trapped between my wife and my mother | she takes my
    hoodie | dont let me forget | she threatened to cancel the holiday | need help asap with an
    apology | we keep hitting the same wall""")
