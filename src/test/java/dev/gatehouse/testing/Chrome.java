package dev.gatehouse.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/**
 * The one Chromium of a test run: the machine's, else one that Playwright has downloaded before. Where there is none the tests
 * fail with the sentence that helps; they are never skipped.
 */
public final class Chrome {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable");
    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-features=HttpsUpgrades",
            "--host-resolver-rules=MAP *.example.test 127.0.0.1", "--disable-component-update", "--disable-sync");
    private static final Map<String, String> DOWNLOAD_NOTHING = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private static Browser browser;

    private Chrome() {
    }

    /** The running browser, started by the first test that asks. It ends with the JVM. */
    public static synchronized Browser running() {
        if (browser == null) {
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(DOWNLOAD_NOTHING));
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(executable(Path.of(playwright.chromium().executablePath()))).setArgs(QUIET));
        }
        return browser;
    }

    private static Path executable(Path playwrights) {
        return onThePath().or(() -> there(playwrights))
                .orElseThrow(() -> new AssertionError("The browser tests need Chromium: run .mvn/counterparts, which installs"
                        + " what tests speak to or says how to, and run them again."));
    }

    private static Optional<Path> onThePath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    private static Optional<Path> there(Path file) {
        return Optional.of(file).filter(Files::isExecutable);
    }
}
