package register.desk.page;

import static register.page.Tags.*;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.page.Layout;
import register.value.Resource;

/// The document around every page of the desk.
///
/// @param company its name; null before the first list
/// @param keeper the person who works here; empty for a file without a register
/// @param open the number of open things at a place
/// @param closes true if the keeper can close the desk
public record DeskFrame(
        DeskWords said, @Nullable String company, String keeper, Map<Place, Integer> open, boolean closes) {
    /// The styles shared by all pages of the register, and the desk's own.
    public static final String STYLE = Resource.text(Layout.class, "page.css")
            + Resource.text(Layout.class, "media.css")
            + Resource.text(Layout.class, "more.css")
            + Resource.text(DeskFrame.class, "desk.css");

    public static final String ICON = Resource.text(DeskFrame.class, "icon.svg");

    /// The address that ends the desk.
    public static final String END = "end";

    public DeskFrame {
        open = Map.copyOf(open);
    }

    /// For a file of the keeper's, which has no other pages.
    ///
    /// @param file its name
    public static DeskFrame ofFile(DeskWords said, String file) {
        return new DeskFrame(said, file, "", Map.of(), true);
    }

    /// @param place of the page
    public String page(Place place, String title, List<? extends Html> content) {
        Html.Element header = element(
                "header",
                css("top"),
                keeper.isEmpty()
                        ? div(css("wide"), brand())
                        : div(css("wide"), brand(), nav(place), span(keeper, css("quiet small keeper"))));
        Html.Element end = closes
                ? element(
                        "footer",
                        css("wide foot"),
                        form(attribute("method", "post"), attribute("action", END), button(said.get("close-desk"))))
                : null;
        return document(
                title, header, main(id("content"), attribute("tabindex", "-1"), css("wide"), all(content)), end);
    }

    private Html nav(Place place) {
        Html.Element nav = element("nav", attribute("aria-label", name()));
        for (Place each : Place.values()) {
            int count = open.getOrDefault(each, 0);
            nav = nav.with(a(
                    each.name(said) + (count == 0 ? "" : " " + count),
                    href(each.address()),
                    attribute("aria-current", each == place ? "page" : null)));
        }
        return nav;
    }

    /// A page that leads nowhere.
    public String last(String title, String text) {
        Html.Element header = element("header", css("top"), div(css("wide"), brand()));
        return document(title, header, main(id("content"), css("wide"), h1(title), p(text)), null);
    }

    private String name() {
        return said.get("name");
    }

    private Html brand() {
        return span(css("brand"), span(company == null ? name() : company + " · " + name()));
    }

    private String document(String title, Html header, Html main, @Nullable Html footer) {
        Html.Element head = element(
                "head",
                element("meta", attribute("charset", "utf-8")),
                element(
                        "meta",
                        attribute("name", "viewport"),
                        attribute("content", "width=device-width, initial-scale=1")),
                element("meta", attribute("name", "color-scheme"), attribute("content", "light dark")),
                element("title", title + " · " + name()),
                element("link", attribute("rel", "stylesheet"), href("desk.css")),
                element("link", attribute("rel", "icon"), href("icon.svg")));
        Html.Element body = element(
                "body",
                a(Layout.words(said.language()).get("skip"), css("skip"), href("#content")),
                header,
                main,
                footer);
        return "<!DOCTYPE html>\n"
                + Html.write(element("html", lang(said.language().tag()), head, body))
                + "\n";
    }
}
