package register.importing.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.IRunElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlink;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/// A document (`.docx`), read as the equivalent HTML. It has no lines, so paragraphs are counted instead.
public final class WordPage {
    /// The names of Word's own styles are English in every language.
    private static final Pattern HEADING = Pattern.compile("heading ([1-9])");

    private static final Pattern LIST = Pattern.compile("list (?:bullet|number).*");

    /// The maximum number of characters that merged cells may repeat.
    private static final int MOST_REPEATED = 8 * 1024 * 1024;

    private final XWPFDocument document;
    private final Document page = Document.createShell("");
    private int number;
    private long repeated;

    private WordPage(XWPFDocument document) {
        this.document = document;
    }

    public static Page read(byte[] bytes) throws RefusedSourceException {
        Packed.check(bytes, ".docx", "/word/document.xml");
        try (var document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            return HtmlPage.read(new WordPage(document).html());
        } catch (IOException | RuntimeException e) {
            throw new RefusedSourceException(
                    "cannot be read as .docx: " + Source.clean(String.valueOf(e.getMessage())));
        }
    }

    private Document html() throws RefusedSourceException {
        String title = document.getProperties().getCoreProperties().getTitle();
        if (title != null) {
            page.title(title);
        }
        add(document.getBodyElements(), page.body());
        return page;
    }

    private void add(List<IBodyElement> elements, Element to) throws RefusedSourceException {
        for (IBodyElement element : elements) {
            switch (element) {
                case XWPFParagraph paragraph -> add(paragraph, to);
                case XWPFTable table -> add(table, to);
                case XWPFSDT control ->
                    control.getContent()
                            .getText()
                            .lines()
                            .filter(line -> !line.isBlank())
                            .forEach(line -> child(to, "p").text(line));
                default -> {}
            }
        }
    }

    private Element child(Element to, String name) {
        number++;
        return to.appendElement(name).attr(HtmlParts.LINE, Integer.toString(number));
    }

    private void add(XWPFParagraph paragraph, Element to) {
        if (paragraph.getText().isBlank()) {
            return;
        }
        String style = style(paragraph);
        Matcher heading = HEADING.matcher(style);
        if (style.equals("title") || heading.matches()) {
            int level = style.equals("title") ? 1 : Integer.parseInt(heading.group(1));
            runs(paragraph, child(to, "h" + Math.min(level, 6)));
        } else if (paragraph.getNumID() != null || LIST.matcher(style).matches()) {
            int depth =
                    paragraph.getNumIlvl() == null ? 0 : paragraph.getNumIlvl().intValue();
            runs(paragraph, child(list(to, depth), "li"));
        } else {
            runs(paragraph, child(to, "p"));
        }
    }

    /// The list that the paragraph continues, or a new one.
    private static Element list(Element to, int depth) {
        Element list = last(to);
        for (int i = 0; i < Math.min(depth, 9); i++) {
            Element item = list.lastElementChild();
            list = last(item == null ? list.appendElement("li") : item);
        }
        return list;
    }

    private static Element last(Element to) {
        Element last = to.lastElementChild();
        return last != null && last.normalName().equals("ul") ? last : to.appendElement("ul");
    }

    private String style(XWPFParagraph paragraph) {
        XWPFStyle style = document.getStyles() == null || paragraph.getStyle() == null
                ? null
                : document.getStyles().getStyle(paragraph.getStyle());
        String name = style == null ? paragraph.getStyle() : style.getName();
        return name == null ? "" : name.toLowerCase(Locale.ROOT).strip();
    }

    /// Joins runs that look the same, because Word splits them anywhere.
    private void runs(XWPFParagraph paragraph, Element to) {
        for (IRunElement element : paragraph.getIRuns()) {
            if (element instanceof XWPFRun run) {
                Element into = to;
                XWPFHyperlink link = run instanceof XWPFHyperlinkRun leads ? leads.getHyperlink(document) : null;
                if (link != null) {
                    into = same(to, "a", link.getURL());
                } else if (run.isBold()) {
                    into = same(to, "b", "");
                }
                words(run.text(), into);
            }
        }
    }

    private static Element same(Element to, String name, String link) {
        boolean last = to.childNodeSize() > 0
                && to.childNode(to.childNodeSize() - 1) instanceof Element before
                && before.normalName().equals(name)
                && before.attr("href").equals(link);
        if (last) {
            return Objects.requireNonNull(to.lastElementChild());
        }
        Element made = to.appendElement(name);
        return link.isEmpty() ? made : made.attr("href", link);
    }

    private static void words(String words, Element to) {
        String[] lines = words.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                to.appendElement("br");
            }
            to.appendText(lines[i]);
        }
    }

    private void add(XWPFTable table, Element to) throws RefusedSourceException {
        Element made = child(to, "table");
        for (XWPFTableRow row : table.getRows()) {
            Element cells = child(made, "tr");
            for (XWPFTableCell cell : row.getTableCells()) {
                Element into = cells.appendElement(row.isRepeatHeader() ? "th" : "td");
                CTTcPr format = cell.getCTTc().getTcPr();
                if (format != null && format.getGridSpan() != null) {
                    into.attr("colspan", format.getGridSpan().getVal().toString());
                }
                boolean below = format != null
                        && format.getVMerge() != null
                        && format.getVMerge().getVal() != STMerge.RESTART;
                if (below) {
                    above(made, cells, into);
                } else {
                    add(cell.getBodyElements(), into);
                }
            }
        }
    }

    /// Repeats the cell above for a merged one. Tables within such cells double their content.
    private void above(Element table, Element row, Element cell) throws RefusedSourceException {
        Element before = row.previousElementSibling();
        int column = row.childrenSize() - 1;
        if (before != null && column < before.childrenSize() && table.childrenSize() > 1) {
            String words = before.child(column).html();
            repeated += words.length();
            if (repeated > MOST_REPEATED) {
                throw new RefusedSourceException("merged cells with too much text: expected a list");
            }
            cell.html(words);
        }
    }
}
