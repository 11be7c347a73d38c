/**
 * English words that speak of content and discontent, written for this product: −3 … +3. Several
 * words joined by an underscore are one expression; a star at the end stands for any ending.
 */

/** Words of one strength, apart by spaces. */
export const ENGLISH_STRENGTHS: ReadonlyMap<number, string> = new Map([
	[
		3,
		`excellent outstanding amazing awesome fantastic perfect perfectly superb brilliant wonderful flawless exceptional best love loved loves
		delighted thrilled above_and_beyond five_stars 5_stars highly_recommend first_class world_class spotless impeccable lifesaver`
	],
	[
		2,
		`great good happy pleased satisf* glad grateful thank thanks thankful appreciat* helpful friendly polite courteous kind caring attentive
		professional knowledgeable skilled competent efficient efficiently prompt promptly quick quickly fast timely punctual on_time reliable dependable
		trustworthy honest fair clean tidy comfortable cozy cosy delicious tasty fresh enjoyable enjoy enjoyed impress* recommend recommended smooth smoothly
		seamless easy easily simple convenient hassle_free affordable reasonable value_for_money bargain worth_it beautiful lovely nice pleasant pleasure
		warm welcoming respectful patient understanding responsive solved resolved fixed sorted safe secure quality favorite favourite superior well_done
		keep_it_up will_return come_back_again go_back_again no_complaints can't_complain cannot_complain could_not_be_better couldn't_be_better couldn't_be_happier
		no_problem no_problems no_issues without_any_problem without_a_hitch not_bad as_promised as_described as_expected ahead_of_schedule`
	],
	[
		1,
		`ok okay fine decent acceptable adequate alright better improved improvement improving clear clearly informative useful works worked
		working accurate correct stable calm quiet spacious bright modern generous special willing support supportive like liked likes fun cool enough yes
		benefit bonus refreshed accommodating thoughtful smile smiling smiled success successful effective easygoing regular_customer loyal`
	],
	[
		-1,
		`average mediocre so_so meh basic expensive pricey costly slow slowly wait waited waiting delay delayed late long queue queues crowded noisy
		noise small cold bland salty dry greasy stale old outdated dated difficult hard confusing confused confuse complicated unclear issue issues problem
		problems trouble concern concerned worried worry missing lacking lacked limited lost forgot forgotten mistake mistakes minor
		inconvenien* bother bothered hassle but however although unfortunately sadly only still again instead supposed should
		could_be_better would_be_nice would_be_good would_be_great would_be_better room_for_improvement needs_improvement not_great not_good_enough overpriced tired boring bored odd strange sorry why keep_asking`
	],
	[
		-2,
		`bad poor poorly badly wrong fail failed fails failure broken broke break faulty defective damaged damage leak leaking leaked dirty filthy unclean smelly smell stinks
		stank mold mould moldy unhygienic rude impolite unfriendly unprofessional unhelpful incompetent careless lazy arrogant dismissive condescending
		disrespect* ignored ignoring ignore ignores unanswered no_answer no_reply no_response never_replied never_called nobody_called no_one_called didn't_call
		hung_up on_hold unreliable unacceptable unsafe dangerous unfair unreasonable dishonest misleading misled mislead deceptive hidden_fee hidden_fees
		overcharged overcharge charged_twice double_charged incorrect incorrectly inaccurate disappoint* dissatisf* unsatisf* unhappy upset annoy* annoyed frustrat* angry
		anger mad hate hated hates dislike disliked regret regretted avoid waste wasted useless worthless pointless ridiculous nonsense shocking sad stress* painful pain
		suffer suffered worse declined declining dropped crash crashed crashes crashing error errors glitch buggy freezes outage down_again not_working
		doesn't_work didn't_work won't_work stopped_working no_longer_works never_arrived not_delivered not_received haven't_received hasn't_arrived didn't_arrive
		complaint complaints complain complained complaining refund refunds cancel cancelled canceled cancelling refused refuse refuses deny denied decline rejected neglect* overdue
		waste_of_time waste_of_money not_worth rip_off ripoff never_again won't_return will_not_return not_recommend don't_recommend wouldn't_recommend would_not_recommend
		cannot_recommend can't_recommend no_heating no_hot_water no_one nobody nightmare chaos mess messy raw uncooked undercooked burnt soggy inedible tasteless sick
		food_poisoning hair_in bug insects cockroach* shout* shouted yell* yelled blame blamed runaround pass_the_buck clueless untrained shame shoddy sloppy subpar`
	],
	[
		-3,
		`terrible horrible awful worst disgusting appalling atrocious dreadful disgrace disgraceful outrageous pathetic crap garbage trash rubbish sucks suck sucked
		scam scammed scammers fraud fraudulent cheat cheated cheating liar liars lied lying steal stole stolen thieves robbery robbed abusive humiliat*
		insult* furious livid disaster zero_stars vile vomit threatened threaten* assault* shameful damn hell shit bullshit fuck* wtf horrendous abysmal`
	]
]);

/** Turn round what follows them within a few words of the same clause. */
export const ENGLISH_NEGATIONS = `not no never without isn't wasn't aren't weren't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't ain't neither nor
	nothing hardly barely lacks lack isnt wasnt dont doesnt didnt wont wouldnt cant couldnt`;

/** Make what follows them stronger or weaker, by so much. */
export const ENGLISH_DEGREES: ReadonlyMap<number, string> = new Map([
	[
		1.5,
		'very really extremely so too absolutely totally completely utterly incredibly super highly truly especially deeply terribly most always such'
	],
	[0.6, 'slightly somewhat little bit fairly rather quite kind_of sort_of a_bit relatively mostly']
]);

/** Signs of feeling, in any language. */
export const EMOJI_STRENGTHS: ReadonlyMap<number, string> = new Map([
	[2, '😀 😃 😄 😁 😆 😊 🙂 😍 🥰 😘 😋 🤗 👍 👏 🙏 ❤ 💕 🌹 🎉 💯 ✨ ⭐ 🌟 😎 :) :-) :D ^_^ ~'],
	[-2, '😞 😟 😠 😡 🤬 😢 😭 😤 😒 🙁 ☹ 😩 😫 😖 🤮 🤢 👎 💔 😣 😱 🙄 😑 😓 😰 :( :-( T_T -_-']
]);
