"""What the desk says of a row stays short, however much there is."""

from streamlit.testing.v1 import AppTest

from components.names import names


def test_a_thousand_warnings_are_said_as_the_first_of_them_and_a_number():
    def said():
        from components.desk import notes as desk_notes
        from components.names import names

        desk_notes.say_warnings([{"code": "denied", "values": []}] * 1000, names("en"))

    app = AppTest.from_function(said).run()
    assert len(app.warning) == 20
    assert [one.value for one in app.caption] == [names("en").t("aside_more", n=980)]
