package register.commands.follow;

import static register.json.Plain.TEXT;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.json.Form;
import register.json.RecordForm;
import register.value.Problem;
import register.value.Term;

/// Something new at a vendor, in words that are harmless wherever they are shown.
///
/// @param vendor its id in our policy
/// @param name its name there
/// @param subject the id of the subprocessor that it is about, in the vendor's list
/// @param start from when it applies; absent if it needs no period
record VendorNews(
        String vendor,
        String name,
        Kind kind,
        String text,
        @Nullable String subject,
        @Nullable LocalDate start) {
    private static final int LONGEST = 400;

    static final Form<LocalDate> DAY = Form.text(LocalDate::toString, LocalDate::parse);
    static final RecordForm<VendorNews> FORM = RecordForm.of(field -> new VendorNews(
            field.of("vendor", TEXT, VendorNews::vendor),
            field.of("name", TEXT, VendorNews::name),
            field.of("kind", Form.word(Kind.class), VendorNews::kind),
            field.of("text", TEXT, VendorNews::text),
            field.optional("subject", TEXT, VendorNews::subject),
            field.optional("start", DAY, VendorNews::start)));

    VendorNews {
        name = Problem.printable(name);
        text = cut(Problem.line(text));
        subject = subject == null ? null : Problem.printable(subject);
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /// The kinds of news.
    enum Kind implements Term {
        /// The list, or the page, is followed from now on.
        FOLLOWED,
        ADDED,
        CHANGED,
        REMOVED,
        /// The vendor no longer announces a change.
        WITHDRAWN,
        /// A person must look.
        QUESTION,
        /// The vendor's log does not continue the history that it showed before, or contradicts itself.
        ALARM,
        /// Nothing can be read, or may be.
        UNREADABLE
    }

    static VendorNews of(Vendor vendor, Kind kind, String text) {
        return new VendorNews(vendor.id(), vendor.name(), kind, text, null, null);
    }
}
