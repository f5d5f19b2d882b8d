package bellbird.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** What people, programs and attackers type into one-line fields, by name. */
public final class HostileTexts {

    private HostileTexts() {}

    /** Text that means no harm where it is only text: kept and shown as it was typed. */
    public static Map<String, String> harmlessAsText() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("HTML", "<b>bold</b>");
        texts.put("script", "<script>alert(1)</script>");
        texts.put("image", "<img src=x onerror=alert(1)>");
        texts.put("attribute", "\" onfocus=\"alert(1)");
        texts.put("SQL", "'; drop table party; --");
        texts.put("SQL or", "' or '1'='1");
        texts.put("EL", "${7*7}#{7*7}");
        texts.put("JNDI", "${jndi:ldap://127.0.0.1/a}");
        texts.put("template", "{{7*7}}{% x %}[[x]]");
        texts.put("message format", "{0} {1,number} '");
        texts.put("printf", "%s%n%x%%");
        texts.put("formula", "=cmd|' /C calc'!A0");
        texts.put("formula plus", "+1+1");
        texts.put("formula minus", "-2+3");
        texts.put("formula at", "@SUM(A1)");
        texts.put("formula full width", "＝1+1");
        texts.put("path", "../../etc/passwd");
        texts.put("entities", "&lt;script&gt;&amp;");
        texts.put("backslashes", "\\n\\u0000\\");
        texts.put("null word", "(null)");
        texts.put("emoji", "Ada 🦊");
        texts.put("emoji joined", "👩‍👩‍👧‍👦");
        texts.put("combining", "Ze\u0301\u0308lie");
        texts.put("right to left", "שלום مرحبا");
        texts.put("Korean", "홍길동");
        texts.put("one letter", "Ø");
        return texts;
    }

    /** Text that no one-line field takes. */
    public static Map<String, String> refused() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("empty", "");
        texts.put("blank", " \u2003 ");
        texts.put("NUL", "a\0b");
        texts.put("TAB", "a\tb");
        texts.put("LF", "a\nb");
        texts.put("CR LF header", "a\r\nBcc: b@c.example");
        texts.put("escape", "a\u001b[31mb");
        texts.put("C1 control", "a\u0085b");
        texts.put("line separator", "a\u2028b");
        texts.put("paragraph separator", "a\u2029b");
        texts.put("override", "ab\u202egpj.exe");
        texts.put("isolate", "a\u2067b\u2069");
        texts.put("half a pair", "a\uD83Db");
        texts.put("64 KB", "x".repeat(65_536));
        return texts;
    }
}
