package register.importing.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import register.importing.source.SourceBlock;

/// The content around a policy on its page: related articles, the cookie notice, the link to a trial.
final class PageSurroundings {
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

    private PageSurroundings() {}

    /// The blocks, with those of the site turned into asides.
    static List<SourceBlock> apart(List<SourceBlock> blocks) {
        var apart = new ArrayList<SourceBlock>();
        boolean related = false;
        for (SourceBlock block : blocks) {
            String text = text(block);
            related |= RELATED.matcher(text).matches();
            if (block instanceof SourceBlock.Aside) {
                apart.add(block);
            } else if (related) {
                apart.addAll(aside(block, "related articles and the text after them"));
            } else if (LINK.matcher(text).matches()) {
                apart.addAll(aside(block, "a link within the site"));
            } else if (COOKIE.matcher(text).find() && CONSENT.matcher(text).find()) {
                apart.addAll(aside(block, "a cookie notice"));
            } else {
                apart.add(block);
            }
        }
        return apart;
    }

    private static List<SourceBlock> aside(SourceBlock block, String why) {
        return block instanceof SourceBlock.Table table
                ? table.rows().stream()
                        .<SourceBlock>map(row -> new SourceBlock.Aside(row.line(), row.text(), why))
                        .toList()
                : SourceBlock.words(block).stream()
                        .<SourceBlock>map(text -> new SourceBlock.Aside(block.line(), text, why))
                        .toList();
    }

    private static String text(SourceBlock block) {
        return SourceBlock.words(block).filter(text -> text.length() <= LONGEST).orElse("");
    }
}
