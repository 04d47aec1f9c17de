package register.forms.subscription;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.forms.form.FormField;
import register.forms.form.FormPage;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.Layout;
import register.page.SiteAddresses;
import register.policy.rules.MailAddress;
import register.read.endpoint.RoutedRequest;
import register.read.http.Answer;
import register.words.Words;

/// The pages of the subscription forms, with their words.
record SubscriptionPages(FormPage page, Words words) {
    private static final Words.Bundle WORDS = Words.bundle(SubscriptionPages.class, "subscription");

    /// The name of the address field.
    static final String ADDRESS = "address";

    /// @param path of the page below the policy's
    static SubscriptionPages of(RoutedRequest call, String path) {
        FormPage page = FormPage.of(call, SiteAddresses.page(call.policy()) + "/" + path);
        return new SubscriptionPages(page, WORDS.in(page.language()));
    }

    /// A page with a text, and perhaps a form.
    Answer answer(int status, String title, List<? extends Html> content) {
        return page.answer(status, title, content);
    }

    /// A page that reports a result.
    Answer said(int status, String title, String... paragraphs) {
        return answer(
                status,
                title,
                List.of(paragraphs).stream().map(FormPage::paragraph).toList());
    }

    /// A page that asks for an address.
    ///
    /// @param filled the value filled in; null for none
    /// @param problem with it; null for none
    /// @param more content below the form
    Answer asking(
            String what, String label, @Nullable String filled, @Nullable String problem, List<? extends Html> more) {
        var content = new ArrayList<Html>();
        content.add(FormPage.paragraph(words.get(what + "-text", page.provider())));
        content.add(page.form(
                words.get(what),
                new FormField(ADDRESS, words.get(label), null, problem).line("email", "email", filled)));
        content.addAll(more);
        return answer(problem == null ? 200 : 400, title(what), content);
    }

    /// The title of a form. That of `subscribe` is on the policy's page, too.
    String title(String what) {
        return what.equals("subscribe") ? Layout.words(page.language()).get("get-notices") : words.get(what + "-title");
    }

    /// A page whose button performs the link's action.
    ///
    /// @param to the address concerned; null if there is none
    Answer button(String what, @Nullable String to) {
        var content = new ArrayList<Html>();
        content.add(FormPage.paragraph(words.get(what + "-text", page.provider())));
        if (to != null) {
            content.add(p(css("who"), strong(to)));
        }
        content.add(page.form(words.get(what)));
        return answer(200, title(what), content);
    }

    /// A page for an invalid or expired link.
    Answer gone() {
        Html again =
                p(Hyperlinks.own(page.in(SiteAddresses.subscribe(page.policy())), title("subscribe"), css("button")));
        return answer(
                404,
                words.get("gone-title"),
                List.of(FormPage.paragraph(words.get("gone-text")), div(css("gap"), again)));
    }

    /// A page for too many requests.
    Answer tooMany() {
        return said(429, words.get("too-many-title"), words.get("too-many-text"));
    }

    /// The address in its stored form; null if it is invalid.
    static @Nullable String checked(@Nullable String address) {
        return address == null ? null : MailAddress.ascii(address).orElse(null);
    }
}
