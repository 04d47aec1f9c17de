package register.policy.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.policy.AppliesWhen;
import register.policy.Contact;
import register.policy.Country;
import register.policy.Engagement;
import register.policy.Location;
import register.policy.PersonalFields;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.Transfer;
import register.policy.TransferMechanism;

/// Rules for subprocessors and their engagements.
final class SubprocessorRules {
    private static final int SCC_MODULES = 4;
    private static final Country UNITED_STATES = new Country("US");

    private SubprocessorRules() {}

    static void check(PolicyVersion version, RuleFindings findings) {
        List<Subprocessor> all = version.subprocessors();
        var paths = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            String path = "subprocessors[" + i + "]";
            paths.add(path + ".id");
            check(all.get(i), path, findings);
        }
        findings.distinctIds(all.stream().map(Subprocessor::id).toList(), paths);
        checkParents(all, findings);
        NamedRules.features(all, findings);
    }

    private static void check(Subprocessor subprocessor, String path, RuleFindings findings) {
        findings.slug(path + ".id", subprocessor.id());
        PersonalFields fields = subprocessor.personal();
        findings.line(path + ".legalName", fields.legalName());
        findings.line(path + ".displayName", fields.displayName());
        findings.line(path + ".registrationId", fields.registrationId());
        IdentifierRules.check(path + ".identifiers", fields.identifiers(), findings);
        findings.line(path + ".address", fields.address());
        Contact contact = fields.contact();
        if (contact != null) {
            findings.lines(path + ".contact.role", contact.role());
            findings.mailAddress(path + ".contact.email", contact.email());
        }
        findings.webAddress(path + ".website", fields.website());
        findings.webAddress(path + ".dpaUrl", fields.dpaUrl());
        findings.webAddress(path + ".subprocessorListUrl", fields.subprocessorListUrl());
        List<Engagement> engagements = subprocessor.engagements();
        if (engagements.isEmpty()) {
            findings.add(path + ".engagements", "", "at-least-one");
        }
        var paths = new ArrayList<String>();
        for (int i = 0; i < engagements.size(); i++) {
            String at = path + ".engagements[" + i + "]";
            paths.add(at + ".id");
            check(engagements.get(i), at, findings);
        }
        findings.distinctIds(engagements.stream().map(Engagement::id).toList(), paths);
    }

    private static void check(Engagement engagement, String path, RuleFindings findings) {
        findings.slug(path + ".id", engagement.id());
        findings.texts(path + ".service", engagement.service());
        findings.texts(path + ".purpose", engagement.purpose());
        if (engagement.locations().isEmpty()) {
            findings.add(path + ".locations", "", "some-location");
        }
        for (int i = 0; i < engagement.locations().size(); i++) {
            Location location = engagement.locations().get(i);
            String at = path + ".locations[" + i + "]";
            if (location.place() instanceof Location.InRegion in) {
                findings.region(at + ".region", in.region());
            }
            if (location.detail() != null) {
                findings.texts(at + ".place", location.detail());
            }
        }
        AppliesWhen when = engagement.appliesWhen();
        if (when != null) {
            findings.region(path + ".appliesWhen.region", when.region());
            if (when.feature() != null) {
                findings.slug(path + ".appliesWhen.feature.id", when.feature().id());
                findings.lines(
                        path + ".appliesWhen.feature.name", when.feature().name());
            }
        }
        NamedRules.kinds(
                engagement.personalDataCategories(),
                DataTerms.PERSONAL_DATA,
                path + ".personalDataCategories",
                findings);
        NamedRules.kinds(
                engagement.dataSubjectCategories(), DataTerms.DATA_SUBJECTS, path + ".dataSubjectCategories", findings);
        if (engagement.retention() != null) {
            findings.texts(path + ".retention", engagement.retention());
        }
        for (int i = 0; i < engagement.transfers().size(); i++) {
            check(engagement.transfers().get(i), path + ".transfers[" + i + "]", findings);
        }
    }

    private static void check(Transfer transfer, String path, RuleFindings findings) {
        if (transfer.mechanism() == TransferMechanism.DPF && !transfer.to().equals(UNITED_STATES)) {
            findings.add(path + ".to", transfer.to().code(), "dpf-to", UNITED_STATES.code());
        }
        Integer module = transfer.module();
        if (module == null) {
            return;
        }
        if (transfer.mechanism() != TransferMechanism.SCC) {
            findings.add(path + ".module", module.toString(), "only-scc");
        } else if (module < 1 || module > SCC_MODULES) {
            findings.add(path + ".module", module.toString(), "range", 1, SCC_MODULES);
        }
    }

    private static void checkParents(List<Subprocessor> all, RuleFindings findings) {
        Map<String, @Nullable String> parents = new HashMap<>();
        var told = new HashSet<String>();
        for (Subprocessor subprocessor : all) {
            if (parents.containsKey(subprocessor.id())) {
                told.add(subprocessor.id());
            }
            parents.putIfAbsent(subprocessor.id(), subprocessor.parentId());
        }
        for (int i = 0; i < all.size(); i++) {
            String parent = all.get(i).parentId();
            String path = "subprocessors[" + i + "].parentId";
            if (parent != null && !parents.containsKey(parent)) {
                findings.add(path, parent, "parent");
            } else if (parent != null && !told.contains(all.get(i).id())) {
                Set<String> cycle = cycle(all.get(i).id(), parents);
                if (!cycle.isEmpty()) {
                    told.addAll(cycle);
                    findings.add(
                            path,
                            parent,
                            "no-circle",
                            String.join(" → ", cycle) + " → " + all.get(i).id());
                }
            }
        }
    }

    /// The ids on the cycle of parents through `start`; empty if there is none.
    private static Set<String> cycle(String start, Map<String, @Nullable String> parents) {
        var seen = new java.util.LinkedHashSet<String>();
        String id = start;
        while (id != null && seen.add(id)) {
            id = parents.get(id);
        }
        return start.equals(id) ? seen : Set.of();
    }
}
