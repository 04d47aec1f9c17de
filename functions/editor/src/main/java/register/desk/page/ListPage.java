package register.desk.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.desk.view.ListStanding;
import register.page.Html;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.value.Language;
import register.value.PolicyId;
import register.words.Places;

/// The list in force, what is announced, the draft, and what a keeper can do with them.
public final class ListPage {
    /// The page's address.
    public static final String HERE = "list";

    /// The address of the form for a page from which a list starts.
    public static final String FROM_PAGE = "first";

    private static final List<Errand> ERRANDS = List.of(Errand.ADD, Errand.END, Errand.CHANGE, Errand.CORRECT);

    private final DeskWords said;

    private ListPage(DeskWords said) {
        this.said = said;
    }

    /// @param drafted the policies with a draft
    /// @param drafts true if the list can be changed from here
    /// @param address the register's public one, without a trailing slash; null without one
    /// @param message the result of the last action; null for none
    public static String of(
            DeskFrame frame,
            List<ListStanding> lists,
            List<PolicyId> drafted,
            boolean drafts,
            @Nullable String address,
            @Nullable Message message) {
        DeskWords said = frame.said();
        var page = new ListPage(said);
        var content = new ArrayList<Html>();
        content.add(h1(said.get("list")));
        if (message != null) {
            content.add(message.html(said));
        }
        List<Html.Element> cards = new ListCards(said, address).of(lists);
        for (int i = 0; i < cards.size(); i++) {
            ListStanding list = i < lists.size() ? lists.get(i) : null;
            content.add(
                    list == null || !drafts
                            ? cards.get(i).with(css("gap"))
                            : cards.get(i).with(page.errands(list.policy(), drafted.contains(list.policy()))));
            if (list != null && list.inForce() != null) {
                content.add(page.table(list.inForce().version()));
            }
        }
        drafted.stream()
                .filter(policy -> lists.stream().noneMatch(list -> list.policy().equals(policy)))
                .forEach(policy -> content.add(section(
                        css("box gap"), h2(said.get("list") + " " + policy), p(css("acts"), page.draft(policy)))));
        if (drafts) {
            content.add(p(css("gap"), a(said.get("first"), href(FROM_PAGE), css("button"))));
        }
        return frame.page(Place.LIST, said.get("list"), content);
    }

    private Html draft(PolicyId policy) {
        return a(said.get("task-draft"), href(Errand.DRAFT.address(policy)), css("button main"));
    }

    private Html errands(PolicyId policy, boolean drafted) {
        Html.Element links = p(css("acts"));
        if (drafted) {
            links = links.with(draft(policy), text(" "));
        }
        for (Errand errand : ERRANDS) {
            links = links.with(a(errand.name(said), href(errand.address(policy)), css("button")), text(" "));
        }
        return links;
    }

    private Html table(PolicyVersion version) {
        Language edition = version.nearest(said.language());
        return element(
                "table",
                css("facts gap"),
                element(
                        "thead",
                        tr(
                                head(said.glossary().get("subprocessors")),
                                head(said.glossary().get("service")),
                                head(said.glossary().get("location")))),
                element("tbody", each(version.subprocessors(), one -> row(one, edition))));
    }

    private Html head(String text) {
        return th(said.glossary().capital(text), attribute("scope", "col"));
    }

    private Html row(Subprocessor one, Language edition) {
        return tr(
                th(one.name(), attribute("scope", "row")),
                cell(
                        "service",
                        one.engagements().stream()
                                .map(engagement -> engagement.service().in(edition))
                                .distinct()
                                .collect(Collectors.joining(", "))),
                cell(
                        "location",
                        one.engagements().stream()
                                .map(engagement -> Places.locations(engagement, said.glossary(), edition))
                                .distinct()
                                .collect(Collectors.joining(", "))));
    }

    private Html cell(String key, String text) {
        return td(
                attribute("data-label", said.glossary().capital(said.glossary().get(key))), text(text));
    }
}
