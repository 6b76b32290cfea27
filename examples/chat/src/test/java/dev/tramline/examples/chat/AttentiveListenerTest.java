package dev.tramline.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.PassageIndex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentiveListenerTest {

  private static final PassageIndex KNOWLEDGE = new PassageIndex(Corpus.load());
  private final AttentiveListener listener = new AttentiveListener(KNOWLEDGE);

  @AfterAll
  static void close() {
    KNOWLEDGE.close();
  }

  private String reply(String... said) {
    return listener.reply("", String.join("\n", said));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "My name is Ada.              | What is my name?          | Your name is Ada.",
        "my name is Grace Hopper      | Who am I?                 | Your name is Grace Hopper.",
        "My favourite colour is green | what's my favourite colour? | Your favourite colour is"
            + " green.",
        "I live in Oslo               | Where do I live?          | You live in Oslo.",
        "I'm learning Finnish!        | What am I learning?       | You are learning Finnish.",
        "My cats are called A and B   | How are my cats called?   | Your cats are called A and B.",
      })
  void remembersWhatTheUserSaid(String said, String question, String answer) {
    assertThat(reply(said)).startsWith("I will remember that you");
    assertThat(reply(said, "Who discovered Pluto?", question)).isEqualTo(answer);
  }

  @Test
  void believesACorrection() {
    assertThat(reply("My name is Ada.", "My name is Eve.", "What is my name?"))
        .isEqualTo("Your name is Eve.");
  }

  @Test
  void tellsAllItKnowsOfTheUser() {
    assertThat(reply("My name is Ada.", "I like trams.", "What do you know about me?"))
        .contains("name is Ada", "like trams");
  }

  @Test
  void remembersHowItBegan() {
    assertThat(reply("Good morning", "Nice.", "What did I say first?")).endsWith("Good morning");
  }

  @Test
  void admitsWhatItWasNotTold() {
    assertThat(reply("What is my name?")).isEqualTo("We have only just met.");
    assertThat(reply("I live in Oslo", "What is my name?")).isEqualTo("You have not told me.");
  }

  @Test
  void answersFromTheCorpus() {
    assertThat(reply("Who discovered Pluto?")).contains("Clyde Tombaugh");
    assertThat(reply("What is the capital of Australia?")).contains("Canberra");
  }

  @Test
  void admitsWhatTheCorpusDoesNotKnow() {
    assertThat(reply("Who is the mayor of Springfield?")).isEqualTo("I do not know.");
    assertThat(reply("?")).isEqualTo("I do not know.");
  }

  @Test
  void takesSmallTalk() {
    assertThat(reply("Hello there")).startsWith("I see.");
  }
}
