package register.forms.objection;

import static register.page.Tags.*;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.forms.form.Fields;
import register.forms.form.FormField;
import register.forms.form.FormPage;
import register.mail.letter.ReplyLetter;
import register.notices.letter.ChangeTitles;
import register.notices.letter.EndOfObjection;
import register.notices.letter.ObjectLink;
import register.notices.objection.FormObjections;
import register.notices.objection.FormObjections.Recorded;
import register.notices.objection.Objecting.NoticeContext;
import register.notices.objection.ObjectionLetters;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.LanguageControl;
import register.page.SiteAddresses;
import register.policy.PolicyVersion;
import register.read.endpoint.Route;
import register.read.endpoint.RoutedRequest;
import register.read.http.Answer;
import register.words.LongDate;
import register.words.Words;

/// The objection form for a notice's recipient: shows the notice and its deadline, and records what is posted. Late
/// objections are accepted and marked as late.
public final class ObjectionRoutes {
    private static final String OBJECT = "/{policy}/object/{token}";

    /// The paths, as in a gateway's routes.
    public static final List<String> PATHS = List.of(OBJECT);

    private static final String TEXT = "text";
    private static final Set<String> PARAMETERS = Set.of("lang", LanguageControl.UI, ObjectLink.VIEW);
    private static final Words.Bundle WORDS = Words.bundle(ObjectionRoutes.class, "object");
    private static final Words.Bundle REPLY = Words.bundle(ReplyLetter.class, "reply");

    private final FormObjections objections;
    private final Clock clock;

    private ObjectionRoutes(FormObjections objections, Clock clock) {
        this.objections = objections;
        this.clock = clock;
    }

    public static List<Route> routes(FormObjections objections, Clock clock) {
        return List.of(Route.form(OBJECT, PARAMETERS, new ObjectionRoutes(objections, clock)::answer));
    }

    private Answer answer(RoutedRequest call) {
        String link = call.variable("token");
        boolean list = call.parameters().isWord(ObjectLink.VIEW, ObjectLink.LIST) && !call.isPost();
        String form = SiteAddresses.page(call.policy()) + "/object/" + link;
        FormPage page = FormPage.of(call, list ? listOn(form) : form);
        Words words = WORDS.in(page.language());
        Optional<NoticeContext> told = objections.told(call.policy(), link);
        if (told.isEmpty()) {
            return page.answer(404, title(page), List.of(FormPage.paragraph(words.get("no-link"))));
        }
        if (list) {
            Html back = Hyperlinks.own(page.in(form), page.glossary().get("write-objection"));
            return page.answer(
                    200,
                    page.glossary().get("concern-you"),
                    List.of(
                            facts(page, words, told.get(), false),
                            p(css("gap"), back),
                            new ConcernedList(
                                            call.lookup(),
                                            page,
                                            told.get().recipient().terms())
                                    .html()));
        }
        return call.isPost() ? posted(call, page, words, told.get()) : form(200, page, words, told.get(), null, null);
    }

    /// The address of the list behind a form's.
    private static String listOn(String form) {
        return SiteAddresses.with(form, ObjectLink.VIEW, ObjectLink.LIST);
    }

    private static String title(FormPage page) {
        return page.glossary().get("write-objection");
    }

    private Answer form(
            int status,
            FormPage page,
            Words words,
            NoticeContext told,
            @Nullable String text,
            @Nullable String problem) {
        var content = new ArrayList<Html>();
        content.add(facts(page, words, told, true));
        content.add(p(
                css("gap"),
                Hyperlinks.own(page.in(listOn(page.address())), page.glossary().get("concern-you"))));
        content.add(page.form(words.get("send"), new FormField(TEXT, words.get("text"), null, problem).lines(text)));
        return page.answer(status, title(page), content);
    }

    /// The recipient, the change and the deadline.
    ///
    /// @param writes true if the recipient writes
    private Html facts(FormPage page, Words words, NoticeContext told, boolean writes) {
        Words glossary = page.glossary();
        PolicyVersion version = told.announced().announcement().version();
        Html.Element changes = ul(
                css("plain"),
                each(
                        ChangeTitles.of(told.announced(), told.notice().changes(), page.language()),
                        change -> li(change)));
        String address = SiteAddresses.page(page.policy(), version.effectiveDate());
        Html.Element facts = dl(css("facts"));
        String customer = told.customer();
        if (customer != null && writes) {
            facts = facts.with(fact(words.get("for"), text(customer)));
        }
        facts = facts.with(
                fact(glossary.get("member.company"), text(page.provider())),
                fact(words.get("about"), Hyperlinks.own(page.in(address), page.title())),
                fact(
                        glossary.get("date-basis", version.dateBasis()),
                        text(LongDate.of(version.effectiveDate(), page.language()))),
                fact(glossary.get("what-changes"), changes));
        Instant now = clock.instant();
        Instant until = told.objectUntil(now).orElse(null);
        if (until == null) {
            return facts;
        }
        String late = Objection.isLate(now, until) ? ". " + words.get("is-over") : "";
        return facts.with(fact(glossary.get("object-until"), text(moment(page, until, version) + late)));
    }

    private static Html fact(String label, Html what) {
        return div(dt(label), dd(what));
    }

    private static String moment(FormPage page, Instant at, PolicyVersion version) {
        return EndOfObjection.moment(page.glossary(), at, version) + " ("
                + EndOfObjection.zone(version).getId() + ")";
    }

    private Answer posted(RoutedRequest call, FormPage page, Words words, NoticeContext told) {
        String text = Fields.of(call.request()).text(TEXT);
        if (text == null) {
            return form(400, page, words, told, null, words.get("empty"));
        }
        if (text.codePointCount(0, text.length()) > CustomerStatement.LONGEST) {
            return form(
                    400, page, words, told, text, words.get("too-long", Integer.toString(CustomerStatement.LONGEST)));
        }
        return objections
                .record(told, text, clock.instant())
                .map(recorded -> recorded(page, words, told, recorded))
                .orElseGet(() -> page.answer(429, title(page), List.of(FormPage.paragraph(words.get("too-many")))));
    }

    private static Answer recorded(FormPage page, Words words, NoticeContext told, Recorded recorded) {
        Objection objection = recorded.objection();
        PolicyVersion version = told.announced().announcement().version();
        Words reply = REPLY.in(page.language());
        String arrived = moment(page, objection.arrived(), version);
        var content = new ArrayList<Html>();
        content.add(FormPage.paragraph(reply.get("received", page.provider(), arrived)));
        ObjectionLetters.said(page.glossary(), objection, version)
                .map(FormPage::paragraph)
                .ifPresent(content::add);
        if (recorded.hasReceipt()) {
            content.add(FormPage.paragraph(words.get("receipt-by-mail")));
        }
        content.add(FormPage.paragraph(reply.get("next", page.provider())));
        return page.answer(200, reply.get("subject", objection.reference().value()), content);
    }
}
