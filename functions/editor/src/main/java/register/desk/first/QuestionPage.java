package register.desk.first;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.desk.change.Subject;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Errand;
import register.desk.page.ListPage;
import register.desk.page.Message;
import register.desk.page.Place;
import register.desk.view.Draft;
import register.editor.page.PartForm;
import register.json.Json;
import register.page.CompareForm;
import register.page.Html;
import register.policyfile.FileProblem;
import register.policyfile.OpenQuestions;
import register.words.Words;

/// One question about a draft: fields that begin with a proposal, the page's words beside each.
public final class QuestionPage {
    public static final String ANSWER = "answer";
    public static final String LATER = "later";
    public static final String LEAVE_OUT = "leave-out";

    /// The field with the question that is answered.
    public static final String ASKED = "asked";

    private final DeskWords said;
    private final Question question;
    private final Json.Obj content;
    private final List<FileProblem> findings;

    private QuestionPage(DeskWords said, Question question, Json.Obj content, List<FileProblem> findings) {
        this.said = said;
        this.question = question;
        this.content = content;
        this.findings = findings;
    }

    /// How far the keeper is.
    ///
    /// @param number of the question, counted from 1
    public record Progress(int number, int all) {}

    /// What the page shows.
    ///
    /// @param content of the draft, as the fields show it; null for what is proposed
    /// @param findings to show at the fields
    public record Content(
            Draft draft, Answers answers, Json.@Nullable Obj content, List<FileProblem> findings, Progress progress) {
        public Content {
            findings = List.copyOf(findings);
        }
    }

    /// @param message the result of the last action; null for none
    public static String of(DeskFrame frame, Content shown, DeskForm forms, @Nullable Message message) {
        Question question = shown.answers().question();
        DeskWords said = frame.said();
        Json.Obj fields = shown.content() == null ? shown.answers().proposed() : shown.content();
        var page = new QuestionPage(said, question, fields, shown.findings());
        var content = new ArrayList<Html>();
        content.add(p(a(said.get("list"), href(ListPage.HERE)), css("back")));
        content.add(h1(page.title()));
        content.add(p(
                css("quiet"),
                text(said.get(
                        "progress",
                        Integer.toString(shown.progress().number()),
                        Integer.toString(shown.progress().all())))));
        if (message != null) {
            content.add(message.html(said));
        }
        var parts = new ArrayList<Html>(page.fields());
        parts.add(CompareForm.hidden(Subject.MARK, shown.draft().mark()));
        parts.add(CompareForm.hidden(ASKED, question.mark()));
        boolean rest = question.kind().equals(Question.REST);
        Html.Element form = forms.form(
                        Errand.ASK.address(shown.draft().policy()),
                        rest ? LEAVE_OUT : ANSWER,
                        rest ? said.editor().get("leave-out") : said.get("next"),
                        parts.toArray(Html[]::new))
                .with(p(
                        css("acts"),
                        DeskForm.press(LATER, said.get("later")),
                        rest || !shown.answers().canBeLeftOut()
                                ? null
                                : all(
                                        text(" "),
                                        DeskForm.press(LEAVE_OUT, said.editor().get("leave-out")))));
        content.add(form.with(css("box change steps gap")));
        return frame.page(Place.LIST, page.title(), content);
    }

    private String title() {
        return switch (question.kind()) {
            case Question.LANGUAGE -> said.get(Question.LANGUAGE);
            case Question.REST -> said.get("page-also-says");
            case Question.SAME -> said.get("same-company");
            default -> said.editor().label(question.kind());
        };
    }

    private List<Html> fields() {
        return switch (question.kind()) {
            case Question.LANGUAGE -> List.of(language());
            case Question.REST -> rest();
            case Question.SAME -> same();
            default -> {
                var labels = new LinkedHashMap<String, String>();
                question.spots().forEach(spot -> labels.put(spot.path(), spot.name()));
                yield new PartForm(said.editor(), content, findings).fields(labels, this::beside);
            }
        };
    }

    private @Nullable Html beside(String path) {
        return question.spots().stream()
                .filter(spot -> spot.path().equals(path) && !spot.words().isEmpty())
                .findFirst()
                .map(spot ->
                        spot.isPerson() ? p(said.get("name-role", spot.words()), css("small")) : quote(spot.words()))
                .orElse(null);
    }

    private Html quote(String words) {
        return p(css("quiet small"), text(said.get("page-says") + " "), element("q", words));
    }

    private Html language() {
        var choices = new ArrayList<Map.Entry<String, String>>();
        Words.LANGUAGES.forEach(
                one -> choices.add(Map.entry(one.tag(), said.editor().languageName(one.tag()))));
        return choice(Answers.OTHER + Question.LANGUAGE, said.get(Question.LANGUAGE), choices);
    }

    /// What no field holds, and the import's question in English for someone who helps.
    private List<Html> rest() {
        var parts = new ArrayList<Html>();
        for (String text : question.listed()) {
            OpenQuestions.Asked asked = OpenQuestions.Asked.of(text);
            String words = asked.words().isEmpty() ? asked.proposal() : asked.words();
            parts.add(div(
                    css("asked"),
                    words.isEmpty() ? null : element("blockquote", words),
                    element(
                            "details",
                            css("small"),
                            element("summary", said.editor().get("technical")),
                            p(asked.ask(), lang("en")))));
        }
        return parts;
    }

    private List<Html> same() {
        var parts = new ArrayList<Html>();
        for (Spot spot : question.spots()) {
            var choices = new ArrayList<Map.Entry<String, String>>();
            choices.add(Map.entry("", "–"));
            for (Json.Obj one : content.objects("subprocessors")) {
                if (!one.text("id").isEmpty() && !ListedNames.name(one).equals(spot.name())) {
                    choices.add(Map.entry(one.text("id"), ListedNames.name(one)));
                }
            }
            parts.add(choice(Answers.OTHER + spot.path(), spot.name(), choices));
        }
        return parts;
    }

    private static Html choice(String name, String label, List<Map.Entry<String, String>> choices) {
        return new DeskForm(() -> "", Map.of(), "").choice(ANSWER, name, label, choices);
    }
}
