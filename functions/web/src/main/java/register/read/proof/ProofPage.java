package register.read.proof;

import static register.page.Tags.*;

import java.util.List;
import register.chain.EntryHeader;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.LanguageControl;
import register.page.PageFrame;
import register.page.PageHead;
import register.page.SiteAddresses;
import register.value.Language;
import register.words.Words;

/// The records that prove a version, how to check them without the register, and what they do not prove.
public final class ProofPage {
    /// The placeholder for a register without a public address (RFC 2606).
    private static final String SOMEWHERE = "https://register.example";

    private static final List<String> LIMITS = List.of("limit-true", "limit-who", "limit-history", "limit-clock");

    private ProofPage() {}

    public static String render(ProofView view) {
        Words page = view.page();
        String title = page.get("proof-title");
        EntryHeader header = view.header();
        Html.Element main = main(
                h1(title),
                p(Hyperlinks.own(version(view), view.named())),
                p(view.words().get("intro")),
                new RecordedFacts(view).render(),
                new SealedPdfs(view).render(),
                check(view),
                limits(view));
        String address = SiteAddresses.with(SiteAddresses.proofPage(header), "revision", view.revision());
        return new PageFrame(
                        page,
                        view.version().edition(view.edition()).provider(),
                        view.in(SiteAddresses.page(header.policy())),
                        view.own(),
                        LanguageControl.of(page, address, languages(view)),
                        PageFrame.REGISTER,
                        view.look())
                .page(PageHead.unlisted(title + ": " + view.named()), main);
    }

    private static List<Language> languages(ProofView view) {
        return view.look().isOfFiles() ? List.copyOf(view.version().editions().keySet()) : Words.LANGUAGES;
    }

    private static String version(ProofView view) {
        EntryHeader header = view.header();
        return view.in(SiteAddresses.with(SiteAddresses.page(header), "revision", view.revision()));
    }

    private static Html check(ProofView view) {
        Html.Element list = element("ol");
        for (Commands.Step step : new Commands(
                        view,
                        view.look().url() == null ? SOMEWHERE : view.look().url())
                .steps()) {
            Html.Element item = li(p(view.words().get(step.word())));
            for (Commands.SystemCommands on : step.on()) {
                if (!on.system().isEmpty()) {
                    item = item.with(p(on.system(), css("quiet")));
                }
                item = item.with(element("pre", String.join("\n", on.lines())));
            }
            list = list.with(step.word().equals("keep") ? item.with(verifying(view)) : item);
        }
        Html.Element section = section(h2(view.words().get("check")));
        if (view.look().url() == null) {
            section = section.with(p(view.words().get("placeholder", SOMEWHERE)));
        }
        return section.with(list);
    }

    /// The command that checks proof, trust file and PDF together.
    private static Html verifying(ProofView view) {
        return p(Hyperlinks.own(
                SiteAddresses.with(SiteAddresses.VERIFY, "lang", view.own()),
                view.page().get("verify-title")));
    }

    private static Html limits(ProofView view) {
        return section(
                h2(view.words().get("limits")),
                ul(each(LIMITS, limit -> li(view.words().get(limit)))));
    }
}
