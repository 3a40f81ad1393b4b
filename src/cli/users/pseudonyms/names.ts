/** First names, from which those of users are replaced. */
export const FIRST_NAMES: readonly string[] = (
  "Alex Amara Anton Aria Asha Ben Bea Bruno Carla Chen Clara Dana Dario Dina Elif Emil Ena Farid Fay Finn Gia Goran " +
  "Hana Hugo Ida Igor Ines Ivan Jada Jan Juno Kai Kira Lars Lea Lena Luca Mara Max Mei Milo Mina Nadia Nico Noa Nora " +
  "Omar Orla Otis Pia Ravi Rosa Rui Sami Sara Sven Tara Theo Tia Uma Vera Wim Yara Yuri Zora"
).split(" ");

/** Last names, from which those of users are replaced. */
export const LAST_NAMES: readonly string[] = (
  "Abbott Adeyemi Alvarez Andersen Baker Banerjee Bauer Becker Brandt Brooks Carter Castro Chen Cohen Costa Cruz Dahl " +
  "Diaz Dubois Eriksen Evans Fischer Flores Foster Garcia Green Haas Hansen Hayashi Hughes Ibrahim Ivanov Jansen Jones " +
  "Kaya Keller Khan Kim Klein Kowalski Larsen Lopez Martin Meyer Moreau Murphy Nguyen Novak Okafor Olsen Park Patel " +
  "Petrov Reyes Ricci Rossi Sato Silva Singh Sousa Tanaka Vogel Walker Weber Wilson Yilmaz"
).split(" ");
