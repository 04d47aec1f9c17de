package register.desk.change;

import static register.page.Tags.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.desk.draft.NextList;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Errand;
import register.desk.page.Message;
import register.desk.page.Place;
import register.json.Json;
import register.page.CompareForm;
import register.page.Html;
import register.value.PolicyId;

/// Which subprocessor changes or ends, and what of it changes.
public final class ChoicePage {
    public static final String CHOOSE = "choose";
    public static final String END = "end";
    public static final String LAST = "last";

    private ChoicePage() {}

    /// A choice of a subprocessor and a part of it.
    ///
    /// @param versions that can be corrected; empty for the next one
    public static String of(
            DeskFrame frame,
            Errand errand,
            PolicyId policy,
            NextList list,
            List<LocalDate> versions,
            Subject subject,
            DeskForm forms,
            @Nullable Message message) {
        DeskWords said = frame.said();
        var fields = new ArrayList<Html>();
        if (!versions.isEmpty()) {
            fields.add(forms.choice(
                    CHOOSE,
                    Subject.VERSION,
                    said.editor().get("this-version"),
                    versions.stream()
                            .map(date -> Map.entry(date.toString(), said.date(date)))
                            .toList()));
        }
        fields.add(forms.choice(CHOOSE, Subject.WHO, subprocessor(said), names(list)));
        fields.add(forms.choice(
                CHOOSE,
                Subject.PART,
                said.glossary().get("what-changes"),
                Stream.of(Part.values())
                        .map(part -> Map.entry(part.name(), part.name(said.editor())))
                        .toList()));
        fields.add(CompareForm.hidden(Subject.MARK, subject.mark()));
        return page(
                frame,
                errand,
                message,
                forms.form(errand.address(policy), CHOOSE, said.get("open"), fields.toArray(Html[]::new)));
    }

    /// A choice of a subprocessor or one of its services, and its last day.
    ///
    /// @param last the day that is proposed; empty for none
    public static String ending(
            DeskFrame frame,
            PolicyId policy,
            NextList list,
            String last,
            Subject subject,
            DeskForm forms,
            @Nullable Message message) {
        DeskWords said = frame.said();
        var choices = new ArrayList<Map.Entry<String, String>>();
        for (Json.Obj one : list.subprocessors()) {
            choices.add(Map.entry(one.text("id"), name(one)));
            if (one.list("engagements").size() > 1) {
                for (Json each : one.list("engagements")) {
                    if (each instanceof Json.Obj service) {
                        choices.add(Map.entry(
                                one.text("id") + "/" + service.text("id"),
                                name(one) + said.words().colon() + text(service.get("service"), said)));
                    }
                }
            }
        }
        return page(
                frame,
                Errand.END,
                message,
                forms.form(
                        Errand.END.address(policy),
                        END,
                        said.get("keep-draft"),
                        forms.choice(END, Subject.WHO, subprocessor(said), choices),
                        forms.day(END, LAST, said.editor().label("engagement.endsOn"), last),
                        CompareForm.hidden(Subject.MARK, subject.mark())));
    }

    private static String page(DeskFrame frame, Errand errand, @Nullable Message message, Html.Element form) {
        DeskWords said = frame.said();
        String title = errand.name(said);
        var content = new ArrayList<Html>();
        content.add(ChangePage.back(said));
        content.add(h1(title));
        if (message != null) {
            content.add(message.html(said));
        }
        content.add(div(css("tasks"), form.with(css("box"))));
        return frame.page(Place.LIST, title, content);
    }

    private static List<Map.Entry<String, String>> names(NextList list) {
        return list.subprocessors().stream()
                .map(one -> Map.entry(one.text("id"), name(one)))
                .toList();
    }

    private static String subprocessor(DeskWords said) {
        return said.glossary().capital(said.glossary().get("subprocessor"));
    }

    private static String name(Json.Obj one) {
        return Stream.of("displayName", "legalName", "id")
                .map(one::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String text(@Nullable Json localized, DeskWords said) {
        if (!(localized instanceof Json.Obj texts)) {
            return "";
        }
        String own = texts.text(said.language().tag());
        return own.isEmpty()
                ? texts.members().keySet().stream().findFirst().map(texts::text).orElse("")
                : own;
    }
}
