package register.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import register.assembly.Ports;
import register.brand.Brand;
import register.brand.Brands;
import register.read.endpoint.ServedSite;
import register.value.Sha256;

/// What every file depends on besides the logs.
///
/// @param program the part of it that puts the files
record SiteSettings(Ports ports, Class<?> program, ServedSite site) {
    /// Another one if files may have to be made again.
    Sha256 hash(SiteAnswers answers) {
        var text = new StringBuilder(Program.hash(program)).append(site);
        brands().forEach(brand -> text.append(brand.json()));
        ports.witnesses().trustFile().ifPresent(file -> text.append(file.text()));
        ports.sealCertificates().all().forEach(each -> text.append(each.sha256()));
        text.append(answers.at("/v1/openapi.json").map(file -> file.content().hash()));
        return Sha256.of(text.toString().getBytes(UTF_8));
    }

    List<Brand> brands() {
        var brands = new ArrayList<Brand>();
        ports.brands().find(Brands.ANY).ifPresent(brands::add);
        ports.chain()
                .policies()
                .forEach(policy -> ports.brands().find(policy.value()).ifPresent(brands::add));
        return brands;
    }
}
