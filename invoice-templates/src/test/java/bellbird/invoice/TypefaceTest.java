package bellbird.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which letters can be drawn, in which font, and where their lines may end. */
class TypefaceTest {

    @Test
    void every_modern_korean_syllable_and_the_chinese_of_the_first_level_can_be_drawn() {
        assertThat(missing(IntStream.rangeClosed('가', '힣'))).isEmpty();
        assertThat(missing("的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要".codePoints())).isEmpty();
        assertThat(missing("镕喆堃玥瑄龘𬱖".codePoints())).containsExactly("龘");
    }

    @Test
    void every_vietnamese_letter_is_open_sans() {
        String letters = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
        assertThat((letters + letters.toUpperCase(java.util.Locale.ROOT)).codePoints())
                .allMatch(letter -> Typeface.BOLD.font(letter) == FontFile.LATIN_BOLD);
    }

    @Test
    void both_weights_of_a_font_have_the_same_letters() {
        assertThat(
                        IntStream.range(0, 0x30000)
                                .filter(
                                        letter ->
                                                FontFile.KOREAN_REGULAR.has(letter)
                                                                != FontFile.KOREAN_BOLD.has(letter)
                                                        || FontFile.CHINESE_REGULAR.has(letter)
                                                                != FontFile.CHINESE_BOLD.has(
                                                                        letter)))
                .isEmpty();
    }

    @Test
    void letters_are_composed_and_controls_are_left_out() {
        assertThat(DrawableText.of("a\u0301e\u0323\u0302")).isEqualTo("áệ");
        assertThat(DrawableText.of("\u1112\u1161\u11AB")).isEqualTo("한");
        assertThat(DrawableText.of("a\u202Eb\tc\u00ADd\uD83D\uDC26")).isEqualTo("ab cd◊");
        assertThat(DrawableText.of("₩ 5\u00A0€ − –")).isEqualTo("₩ 5\u00A0€ − –");
    }

    @Test
    void chinese_lines_end_anywhere_but_before_a_closing_sign() {
        assertThat(Ink.BODY.wrap("感谢您的信任，祝您", 9 * 6.2, 5)).isEqualTo(List.of("感谢您的信", "任，祝您"));
        assertThat(Ink.BODY.wrap("정말 고맙습니다", 9 * 6, 5)).isEqualTo(List.of("정말", "고맙습니다"));
        assertThat(Ink.BODY.wrap("one two three", Ink.BODY.width("one two t"), 5))
                .isEqualTo(List.of("one two", "three"));
    }

    private static List<String> missing(IntStream letters) {
        return letters.filter(letter -> !Typeface.canDraw(letter))
                .mapToObj(Character::toString)
                .toList();
    }
}
