package register.desk.first;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.ListPage;
import register.desk.page.Message;
import register.desk.page.Place;
import register.importing.PageImport;
import register.page.Html;
import register.value.PolicyId;

/// The form for a page from which a list starts: a file, or a web address.
public final class FirstPage {
    public static final String START = "start";
    public static final String FILE = "file";
    public static final String ADDRESS = "address";
    public static final String LIST = "list";

    private static final int MEGABYTE = 1024 * 1024;

    private FirstPage() {}

    /// Which files can be read.
    public static String hint(DeskWords said) {
        String formats = Stream.of("HTML", "PDF", "DOCX", "XLSX", "CSV", "MD", "TXT", "JSON", "YAML")
                .filter(format -> PageImport.isReadable("page." + format))
                .collect(Collectors.joining(", "));
        return said.get("first-hint", formats, Integer.toString(PageImport.MAX_BYTES / MEGABYTE));
    }

    /// @param lists that the page may belong to, besides a new one
    /// @param message the result of the last action; null for none
    public static String of(DeskFrame frame, List<PolicyId> lists, DeskForm forms, @Nullable Message message) {
        DeskWords said = frame.said();
        var content = new ArrayList<Html>();
        content.add(p(a(said.get("list"), href(ListPage.HERE)), css("back")));
        content.add(h1(said.get("first")));
        if (message != null) {
            content.add(message.html(said));
        }
        content.add(div(
                css("tasks"),
                forms.upload(
                                ListPage.FROM_PAGE,
                                START,
                                said.get("first"),
                                lists.isEmpty() ? null : lists(said, lists, forms),
                                forms.file(START, FILE, said.get("first-file"), hint(said)),
                                forms.text(START, ADDRESS, said.get("first-address"), ""))
                        .with(css("box"))));
        return frame.page(Place.LIST, said.get("first"), content);
    }

    private static Html lists(DeskWords said, List<PolicyId> lists, DeskForm forms) {
        var choices = new ArrayList<Map.Entry<String, String>>();
        lists.forEach(one -> choices.add(Map.entry(one.value(), one.value())));
        choices.add(Map.entry("", said.get("new-list")));
        return forms.choice(START, LIST, said.get("list"), choices);
    }
}
