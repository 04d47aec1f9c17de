package register.desk.change;

import static register.page.Tags.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import register.desk.page.DeskForm;
import register.desk.page.DeskWords;
import register.page.Html;

/// From when a change applies, and until when customers can object to it.
///
/// @param several true if new customers can have another day than existing ones
/// @param asked true if the day is still open
/// @param objection true if the last day to object is stated
/// @param earliest the first day for which customers are notified in time
public record DayFields(boolean several, boolean asked, boolean objection, LocalDate earliest) {
    public static final String NEW = "starts-new";
    public static final String STARTS = "starts";
    public static final String OBJECT = "object";
    public static final String USE = "use-earliest";

    /// @param day of the draft; empty without one
    /// @param last day to object; empty if none is stated
    List<Html> of(DeskWords said, DeskForm forms, String day, String last) {
        var fields = new ArrayList<Html>();
        if (asked) {
            fields.add(p(
                    css("offer"),
                    text(said.get("earliest", said.date(earliest)) + " "),
                    DeskForm.press(USE, said.get("use-it"))));
            fields.add(forms.day(
                    USE,
                    STARTS,
                    said.editor().label(several ? "engagement.existingCustomersFrom" : "policy.effectiveDate"),
                    day));
            if (several) {
                fields.add(forms.day(USE, NEW, said.editor().label("engagement.newCustomersFrom"), day));
            }
        }
        if (objection) {
            fields.add(forms.day(USE, OBJECT, said.editor().label("objection.until"), last));
        }
        return fields;
    }
}
