package register.desk.page;

import static register.page.Tags.*;

import org.jspecify.annotations.Nullable;
import register.page.Html;

/// A form that erases what names a person. It asks for consent, because nothing brings that back.
public final class Erasing {
    /// The button.
    public static final String ERASE = "erase";

    /// The fields with the reason, and with the consent.
    public static final String WHY = "why";

    public static final String SURE = "sure";

    private Erasing() {}

    /// @param fields besides the consent
    static Html.Element form(DeskWords said, DeskForm forms, String address, @Nullable Html... fields) {
        return forms.form(
                        address, ERASE, said.get("erase"), all(fields), forms.tick(ERASE, SURE, said.get("erase-sure")))
                .with(css("box"));
    }

    static Html reason(DeskWords said, DeskForm forms) {
        return forms.text(ERASE, WHY, said.get("erase-reason"), "");
    }
}
