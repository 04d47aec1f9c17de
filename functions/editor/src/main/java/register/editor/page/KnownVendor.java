package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.editor.form.Edits;
import register.editor.form.FormNode;
import register.importing.meaning.LegalForm;
import register.page.Html;
import register.policy.Country;
import register.vendors.Stated;
import register.vendors.Vendor;
import register.vendors.VendorCatalogue;

/// What the catalogue of vendors states of a subprocessor that a person has named: proposals for the fields that are
/// still empty, each with its source and a button. Nothing is filled in without the button.
record KnownVendor(EditorWords said) {
    private static final String COMPANIES = "vendor-companies";
    private static final String BRANDS = "vendor-brands";

    /// The list of names offered while a person types in a field; null if the field is no vendor's name.
    static @Nullable String names(String word) {
        return switch (word) {
            case "subprocessor.legalName" -> COMPANIES;
            case "subprocessor.displayName" -> BRANDS;
            default -> null;
        };
    }

    /// The names offered, once for the whole page.
    static List<Html> choices() {
        List<Vendor> vendors = VendorCatalogue.shipped().vendors();
        List<Stated> companies =
                vendors.stream().flatMap(vendor -> vendor.legalNames().stream()).toList();
        return List.of(
                element("datalist", id(BRANDS), each(vendors, vendor -> offered(vendor.brand(), null))),
                element("datalist", id(COMPANIES), each(companies, name -> offered(name.value(), name.brand()))));
    }

    private static Html offered(String name, @Nullable String brand) {
        return element("option", attribute("value", name), attribute("label", brand));
    }

    /// Empty if the subprocessor is no known vendor, so that the page's script can fill it while a person types.
    Html.Element of(FormNode.Group subprocessor) {
        Html.Element place = div(css("slot"), id("v-" + subprocessor.path()));
        List<Html> proposals = known(subprocessor)
                .map(vendor -> proposals(subprocessor, vendor))
                .orElse(List.of());
        return proposals.isEmpty()
                ? place
                : place.with(div(css("remark known"), p(said.get("vendor-known")), ul(all(proposals))));
    }

    private static Optional<Vendor> known(FormNode.Group subprocessor) {
        VendorCatalogue catalogue = VendorCatalogue.shipped();
        return catalogue
                .named(subprocessor.text("legalName"))
                .or(() -> catalogue.named(subprocessor.text("displayName")));
    }

    private List<Html> proposals(FormNode.Group subprocessor, Vendor vendor) {
        var proposals = new ArrayList<Html>();
        String legalName = subprocessor.text("legalName");
        if (LegalForm.in(legalName).isEmpty()) {
            vendor.legalNames().forEach(name -> proposals.add(proposal(subprocessor, "legalName", name)));
        }
        if (subprocessor.text("country").isEmpty()) {
            seat(vendor, legalName).ifPresent(seat -> proposals.add(proposal(subprocessor, "country", seat)));
        }
        if (subprocessor.text("website").isEmpty()) {
            vendor.site().ifPresent(site -> proposals.add(proposal(subprocessor, "website", site)));
        }
        if (subprocessor.text("subprocessorListUrl").isEmpty()) {
            vendor.list().ifPresent(list -> proposals.add(proposal(subprocessor, "subprocessorListUrl", list)));
        }
        return proposals;
    }

    /// The seat of the company that the form names. Before it names one, a seat is proposed only if all have it.
    private static Optional<Stated> seat(Vendor vendor, String legalName) {
        return vendor.legalNames().stream()
                .filter(name -> VendorCatalogue.isSame(name.value(), legalName))
                .findFirst()
                .map(vendor::seatOf)
                .orElseGet(() -> vendor.legalNames().isEmpty() ? vendor.seat() : Optional.empty());
    }

    private Html proposal(FormNode.Group subprocessor, String field, Stated fact) {
        Country country = fact.country();
        String value = field.equals("country") && country != null ? country.code() : fact.value();
        String shown = field.equals("country") ? said.countries().getOrDefault(value, value) : value;
        String label = said.label("subprocessor." + field);
        return li(
                text(label + ": "),
                strong(shown),
                text(" "),
                Buttons.small(
                        Edits.FILL + subprocessor.path() + "." + field + "=" + value, said.get("take-over"), shown),
                text(" "),
                source(fact));
    }

    /// The document that states it, by its host and date.
    private Html source(Stated fact) {
        String dated = fact.source().dated();
        String date = dated == null ? fact.source().read().toString() : dated;
        return a(
                said.get("stated-at", fact.source().address().getHost(), date),
                href(fact.source().address().toString()),
                css("small"),
                attribute("target", "_blank"),
                attribute("rel", "noreferrer"));
    }
}
