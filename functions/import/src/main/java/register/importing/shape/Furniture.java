package register.importing.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import register.importing.source.Block;

/// What surrounds a policy on its page: related articles, the cookie notice, the link to a trial.
final class Furniture {
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

    private Furniture() {}

    /// The blocks, with those as asides that belong to the site.
    static List<Block> apart(List<Block> blocks) {
        var apart = new ArrayList<Block>();
        boolean related = false;
        for (Block block : blocks) {
            String text = text(block);
            related |= RELATED.matcher(text).matches();
            if (block instanceof Block.Aside) {
                apart.add(block);
            } else if (related) {
                apart.addAll(aside(block, "related articles and what follows them"));
            } else if (LINK.matcher(text).matches()) {
                apart.addAll(aside(block, "a link of the site"));
            } else if (COOKIE.matcher(text).find() && CONSENT.matcher(text).find()) {
                apart.addAll(aside(block, "the cookie line"));
            } else {
                apart.add(block);
            }
        }
        return apart;
    }

    private static List<Block> aside(Block block, String why) {
        return block instanceof Block.Table table
                ? table.rows().stream()
                        .<Block>map(row -> new Block.Aside(row.line(), row.text(), why))
                        .toList()
                : Block.words(block).stream()
                        .<Block>map(text -> new Block.Aside(block.line(), text, why))
                        .toList();
    }

    private static String text(Block block) {
        return Block.words(block).filter(text -> text.length() <= LONGEST).orElse("");
    }
}
