package register.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import register.importing.source.Block;

/// What surrounds a policy on its page: related articles, the cookie notice, the link to a trial.
final class PageFurniture {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST = 500;

    private static final Pattern RELATED = Pattern.compile(
            "(?:seotud artiklid|related (?:articles|posts|resources|content)|you may also like|similar articles"
                    + "|(?:ähnliche|verwandte|weitere) artikel|súvisiace články):?",
            FLAGS);
    private static final Pattern LINK = Pattern.compile(
            "(?:skip to (?:main )?content|back to top|log ?in|sign ?(?:up|in)|start (?:your )?free trial|free trial"
                    + "|try (?:it )?(?:for )?free|get started|(?:book|request|get) a demo|contact sales|share(?: this.*)?"
                    + "|accept(?: all)?(?: cookies)?|reject all|cookie (?:settings|preferences)|(?:©|copyright\\b).*"
                    + "|all rights reserved|proovi tasuta|logi sisse|kostenlos testen|anmelden|vyskúšať zadarmo"
                    + "|prihlásiť sa)[ x×.!]*",
            FLAGS);
    private static final Pattern COOKIE = Pattern.compile("cookie|küpsis", FLAGS);
    private static final Pattern CONSENT = Pattern.compile(
            "we use|our (?:web)?site|this (?:web)?site|by continuing|meie veebileht|jätkates|(?:diese|unsere) web"
                    + "|indem sie|táto stránka|pokračovaním",
            FLAGS);

    private PageFurniture() {}

    /// The blocks that may belong to the policy; notes the others as left out.
    static List<Block> without(List<Block> blocks, Notes notes) {
        var kept = new ArrayList<Block>();
        boolean related = false;
        for (Block block : blocks) {
            String text = text(block);
            related |= RELATED.matcher(text).matches();
            if (block instanceof Block.Aside aside) {
                notes.leaveOut(aside.line(), aside.text(), aside.why());
            } else if (related) {
                leaveOut(block, "related articles and what follows them", notes);
            } else if (LINK.matcher(text).matches()) {
                leaveOut(block, "a link of the site", notes);
            } else if (COOKIE.matcher(text).find() && CONSENT.matcher(text).find()) {
                leaveOut(block, "the cookie line", notes);
            } else {
                kept.add(block);
            }
        }
        return kept;
    }

    private static void leaveOut(Block block, String why, Notes notes) {
        if (block instanceof Block.Table table) {
            table.rows().forEach(row -> notes.leaveOut(row.line(), row.text(), why));
        }
        Block.words(block).ifPresent(text -> notes.leaveOut(block.line(), text, why));
    }

    private static String text(Block block) {
        return Block.words(block).filter(text -> text.length() <= LONGEST).orElse("");
    }
}
